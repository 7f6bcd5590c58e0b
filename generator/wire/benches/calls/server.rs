//! The server, as a process of its own: it answers each path in the same way, at once.

use std::env;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::Outcome;

/// The server's process, which ends with this.
pub(crate) struct Server {
    pub(crate) url: String,
    process: Child,
}

impl Server {
    pub(crate) fn start() -> Outcome<Self> {
        let mut command = Command::new(env::current_exe()?);
        let mut process = command.arg("serve").stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        let output = process.stdout.take().ok_or("the server has no output")?;
        BufReader::new(output).read_line(&mut url)?;
        Ok(Self { url: url.trim().to_owned(), process })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Prints the URL, and serves until the process is ended.
pub(crate) fn serve() -> Outcome<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    for connection in listener.incoming() {
        let connection = connection?;
        // A client that is done hangs up.
        thread::spawn(move || answer_all(&connection).map_err(|error| error.to_string()));
    }
    Ok(())
}

/// Answers one call after the other on a connection.
fn answer_all(mut connection: &TcpStream) -> Outcome<()> {
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(()) };
        let answer = answer(method, target);
        read_rest(&mut reader)?;
        connection.write_all(answer.as_bytes())?;
    }
}

/// Reads the headers, and the body whose length they say.
fn read_rest(reader: &mut BufReader<&TcpStream>) -> Outcome<()> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse()?;
        }
    }
    reader.read_exact(&mut vec![0; length])?;
    Ok(())
}

fn answer(method: &str, target: &str) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    match (method, path) {
        ("GET", "/butler") => ok(&tasks()),
        ("POST" | "DELETE", "/butler" | "/butler/BackupDatabase") => ok(""),
        ("GET", "/owners/Ada%20%26%20Co/pets") => ok(r#"["Rex","Ada","Bo","Kim","Lou"]"#),
        ("POST", "/search") => ok(r#"{"data":{"found":[{"created_at":"2026-01-02"}]}}"#),
        ("POST", "/pets") => "HTTP/1.1 204 No Content\r\nserver: bench\r\n\r\n".to_owned(),
        ("GET", "/pets") => {
            let number: u64 =
                query.strip_prefix("cursor=").and_then(|it| it.parse().ok()).unwrap_or(1_000);
            let next = number + 1;
            let names = vec![r#""The name of a pet""#; 50].join(",");
            ok(&format!(r#"{{"data":[{names}],"next":"{next}"}}"#))
        }
        _ => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_owned(),
    }
}

fn ok(body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\nserver: bench\r\ncontent-type: application/json\r\ncache-control: \
         no-cache\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// The tasks of a server.
fn tasks() -> String {
    let names = ["BackupDatabase", "OptimizeDatabase", "CleanOldBundles", "RefreshLibraries"];
    let tasks: Vec<String> = names
        .iter()
        .cycle()
        .take(20)
        .map(|name| {
            format!(
                "{{\"name\":\"{name}\",\"interval\":3,\"scheduleRandomized\":false,\
                 \"enabled\":true,\"title\":\"What {name} is called\",\
                 \"description\":\"What {name} does in the maintenance hours of the server.\"}}"
            )
        })
        .collect();
    format!("{{\"ButlerTasks\":{{\"ButlerTask\":[{}]}}}}", tasks.join(","))
}
