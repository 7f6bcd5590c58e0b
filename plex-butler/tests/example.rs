//! Runs the example as scripts do: by its command line, environment, output and exit code.
//!
//! `cargo test` builds examples before it runs tests. With `--test example` alone it doesn't: then
//! this meets the example as it was built last.

use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use plex_butler::reqwest::StatusCode;
use plex_butler::simulator::{Answer, Simulator};
use plex_butler::{ButlerTask, TaskName};
use unicode_width::UnicodeWidthStr;

/// The result of a test, so that `?` takes the place of panics.
type TestResult<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The outcome of a run of the example.
#[derive(Debug, PartialEq)]
struct Run {
    code: Option<i32>,
    output: String,
    errors: String,
}

/// Returns the path of the example, which lies beside the folder that this test lies in.
fn example() -> TestResult<PathBuf> {
    let test = env::current_exe()?;
    let profile = test.ancestors().nth(2).ok_or("tests lie in target/PROFILE/deps")?;
    let example = profile.join("examples").join(format!("butler{}", env::consts::EXE_SUFFIX));
    let missing = "build it with `cargo build -p plex-butler --example butler` first";
    if example.exists() { Ok(example) } else { Err(missing.into()) }
}

/// Runs the example without blocking the simulator, with these variables only.
async fn run(arguments: &[&str], environment: &[(&str, &str)]) -> TestResult<Run> {
    let mut command = Command::new(example()?);
    for unset in ["PLEX_URL", "PLEX_TOKEN", "PLEX_CLIENT_IDENTIFIER", "COLUMNS"] {
        command.env_remove(unset);
    }
    command.args(arguments).envs(environment.iter().copied());
    let output = tokio::task::spawn_blocking(move || command.output()).await??;
    Ok(Run {
        code: output.status.code(),
        output: String::from_utf8(output.stdout)?,
        errors: String::from_utf8(output.stderr)?,
    })
}

async fn butler(simulator: &Simulator, arguments: &[&str]) -> TestResult<Run> {
    let environment = [("PLEX_URL", simulator.url()), ("PLEX_TOKEN", Simulator::ADMIN_TOKEN)];
    run(arguments, &environment).await
}

#[track_caller]
fn assert_success(run: &Run, code: i32, output: &str) {
    let expected = Run { code: Some(code), output: format!("{output}\n"), errors: String::new() };
    assert_eq!(*run, expected);
}

/// Asserts that a failure has no output, and one line that tells what is wrong and what to do.
#[track_caller]
fn assert_failure(run: &Run, code: i32, problem: &str, hint: &str) {
    assert_eq!((run.code, run.output.as_str()), (Some(code), ""), "{run:?}");
    assert_eq!(run.errors.matches('\n').count(), 1, "{run:?}");
    assert!(run.errors.starts_with("butler: ") && run.errors.ends_with(")\n"), "{run:?}");
    assert!(run.errors.contains(problem) && run.errors.contains(hint), "{run:?}");
    assert!(!run.errors.contains(Simulator::ADMIN_TOKEN), "{run:?}");
}

#[tokio::test]
async fn starting_and_stopping_tell_what_happened() -> TestResult {
    let simulator = Simulator::start_below("/plex").await?;
    let backup = "BackupDatabase";

    assert_success(&butler(&simulator, &["start", backup]).await?, 0, "BackupDatabase started");
    let again = butler(&simulator, &["start", backup]).await?;
    assert_success(&again, 3, "BackupDatabase was running already");
    assert_eq!(simulator.running(), [TaskName::BackupDatabase]);
    assert_success(&butler(&simulator, &["stop", backup]).await?, 0, "BackupDatabase stopped");
    assert!(simulator.running().is_empty());
    let again = butler(&simulator, &["stop", backup]).await?;
    assert_failure(&again, 4, "DELETE /butler/BackupDatabase: 404", "only a running task");
    let unknown = butler(&simulator, &["start", "no such/task"]).await?;
    assert_failure(&unknown, 4, "POST /butler/no%20such%2Ftask: 404", "shows the names");
    Ok(())
}

#[tokio::test]
async fn all_tasks_start_and_stop() -> TestResult {
    let simulator = Simulator::start().await?;

    let started = butler(&simulator, &["start-all"]).await?;
    assert_success(&started, 0, "Every enabled task that is due started");
    assert!(simulator.running().len() > 1);
    assert_success(&butler(&simulator, &["stop-all"]).await?, 0, "All tasks stopped");
    assert!(simulator.running().is_empty());
    Ok(())
}

#[tokio::test]
async fn the_program_introduces_itself_the_same_way_every_time() -> TestResult {
    let simulator = Simulator::start().await?;
    let identified = [
        ("PLEX_URL", simulator.url()),
        ("PLEX_TOKEN", Simulator::ADMIN_TOKEN),
        ("PLEX_CLIENT_IDENTIFIER", "mine"),
    ];

    butler(&simulator, &["list"]).await?;
    butler(&simulator, &["list"]).await?;
    run(&["list"], &identified).await?;

    let requests = simulator.requests();
    let identifiers: Vec<_> =
        requests.iter().filter_map(|it| it.header("X-Plex-Client-Identifier")).collect();
    let example = b"plex-butler-example".as_slice();
    assert_eq!(identifiers, [example, example, b"mine".as_slice()]);
    assert_eq!(requests[0].header("X-Plex-Product"), Some(b"plex-butler example".as_slice()));
    Ok(())
}

fn odd_tasks() -> Vec<ButlerTask> {
    let mut weekly = ButlerTask::default();
    weekly.name = Some(TaskName::OptimizeDatabase);
    weekly.interval = Some(7);
    weekly.enabled = Some(true);
    weekly.schedule_randomized = Some(false);
    weekly.title = Some("データベースを最適化する".to_owned());
    let mut daily = ButlerTask::default();
    daily.name = Some(TaskName::from("調べる"));
    daily.interval = Some(1);
    daily.title = Some("\u{1b}[31mred".to_owned());
    vec![weekly, daily, ButlerTask::default()]
}

const ODD_TABLE: &str = "\
NAME              INTERVAL  ENABLED  RANDOM  TITLE
OptimizeDatabase  weekly    yes      no      データベースを最適化する
調べる            daily     -        -        [31mred
-                 -         -        -       -";

#[tokio::test]
async fn the_list_is_a_table() -> TestResult {
    let simulator = Simulator::start().await?;
    simulator.set_tasks(odd_tasks());

    assert_success(&butler(&simulator, &["list"]).await?, 0, ODD_TABLE);

    simulator.set_tasks([]);
    assert_success(&butler(&simulator, &["list"]).await?, 0, "This server has no tasks");
    Ok(())
}

#[tokio::test]
async fn the_table_is_cut_to_the_width_of_the_terminal() -> TestResult {
    let simulator = Simulator::start().await?;
    simulator.set_tasks(odd_tasks());
    let server = [("PLEX_URL", simulator.url()), ("PLEX_TOKEN", Simulator::ADMIN_TOKEN)];

    for columns in ["1", "10", "44", "52", "53", "54", "68", "69", "80"] {
        let environment = [server.as_slice(), &[("COLUMNS", columns)]].concat();
        let columns: usize = columns.parse()?;
        let table = run(&["list"], &environment).await?.output;
        assert_eq!(table.lines().count(), 4, "{table}");
        for (line, whole) in table.lines().zip(ODD_TABLE.lines()) {
            assert!(line.width() <= columns, "{columns}: {line}");
            assert_eq!(line.ends_with('…'), whole.width() > columns, "{columns}: {line}");
            assert!(whole.starts_with(line.trim_end_matches('…')), "{columns}: {line}");
        }
    }
    for (columns, title) in [("52", "データ…"), ("53", "データ…"), ("54", "データベ…")]
    {
        let environment = [server.as_slice(), &[("COLUMNS", columns)]].concat();
        let table = run(&["list"], &environment).await?.output;
        let line = format!("\nOptimizeDatabase  weekly    yes      no      {title}\n");
        assert!(table.contains(&line), "{columns}: {table}");
    }
    Ok(())
}

#[tokio::test]
async fn who_is_not_allowed_learns_it() -> TestResult {
    let simulator = Simulator::start().await?;
    for (token, problem, hint) in [
        ("unknown", "GET /butler: 401 Unauthorized", "that this server knows"),
        (Simulator::SHARED_USER_TOKEN, "GET /butler: 403 Forbidden", "the server's admin"),
    ] {
        let environment = [("PLEX_URL", simulator.url()), ("PLEX_TOKEN", token)];
        assert_failure(&run(&["list"], &environment).await?, 5, problem, hint);
    }
    Ok(())
}

#[tokio::test]
async fn a_server_that_is_away_or_slow_is_unreachable() -> TestResult {
    let simulator = Simulator::start().await?;
    simulator.answer_next(Answer::usual().delayed(Duration::from_secs(3600)));
    let slow = butler(&simulator, &["start-all", "--timeout", "1"]).await?;
    assert_failure(&slow, 6, "POST /butler: the server took too long", "may do it all the same");

    let url = simulator.url().to_owned();
    simulator.stop().await;
    let environment = [("PLEX_URL", url.as_str()), ("PLEX_TOKEN", "any")];
    let away = run(&["list"], &environment).await?;
    assert_failure(&away, 6, "can't connect to the server: ", "check PLEX_URL");
    Ok(())
}

#[tokio::test]
async fn other_failures_have_a_code_and_a_hint_too() -> TestResult {
    let simulator = Simulator::start().await?;
    simulator.start_up(1);
    let early = butler(&simulator, &["list"]).await?;
    assert_failure(&early, 1, "503 Service Unavailable", "starting up");

    simulator.answer_next(Answer::status(StatusCode::OK).html("<h1>Welcome</h1>"));
    let elsewhere = butler(&simulator, &["list"]).await?;
    assert_failure(&elsewhere, 1, "isn't what the description says", "a Plex Media Server");

    let environment = [("PLEX_URL", simulator.url()), ("PLEX_TOKEN", "two\nlines")];
    let unsendable = run(&["list"], &environment).await?;
    assert_failure(&unsendable, 2, "x-plex-token", "check PLEX_URL, PLEX_TOKEN");
    Ok(())
}

#[tokio::test]
async fn half_a_server_is_a_mistake_and_none_is_simulated() -> TestResult {
    let url_only = run(&["list"], &[("PLEX_URL", "http://127.0.0.1:9")]).await?;
    assert_failure(&url_only, 2, "PLEX_URL is set, but PLEX_TOKEN isn't", "set both");
    let token_only = run(&["list"], &[("PLEX_TOKEN", "t"), ("PLEX_URL", "")]).await?;
    assert_failure(&token_only, 2, "PLEX_TOKEN is set, but PLEX_URL isn't", "set both");

    let simulated = run(&["start", "BackupDatabase"], &[]).await?;
    assert_eq!((simulated.code, simulated.output.as_str()), (Some(0), "BackupDatabase started\n"));
    assert!(simulated.errors.contains("simulated server at http://127.0.0.1:"), "{simulated:?}");
    Ok(())
}

#[tokio::test]
async fn the_command_line_is_checked_and_explained() -> TestResult {
    for wrong in [&[][..], &["lisp"], &["start"], &["list", "--timeout", "0"]] {
        let run = run(wrong, &[]).await?;
        assert_eq!((run.code, run.output.as_str()), (Some(2), ""), "{run:?}");
        assert!(run.errors.contains("Usage: butler") || run.errors.contains("--help"), "{run:?}");
    }
    let help = run(&["--help"], &[]).await?;
    assert_eq!((help.code, help.errors.as_str()), (Some(0), ""));
    for code in 0..=6 {
        assert!(help.output.contains(&format!("\n  {code}  ")), "{code}: {}", help.output);
    }
    Ok(())
}
