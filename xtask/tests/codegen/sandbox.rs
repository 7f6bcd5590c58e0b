//! A folder to run the program in, and its files afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use tempfile::TempDir;

/// A folder that goes when the test is done.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// The result of a run.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// Every file below a folder: its content, and when it was written.
pub(crate) type Tree = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

impl Sandbox {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("the system has a folder for temporary files") }
    }

    /// One with `things.yaml`, and the crate `client` that is generated from it.
    pub(crate) fn with_client() -> Self {
        let sandbox = Self::new();
        sandbox.add_input("things.yaml");
        let run = sandbox.codegen(&["--spec", "things.yaml", "--out", "client"]);
        assert_eq!(run.code, Some(0), "{}", run.errors);
        sandbox
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    pub(crate) fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).expect("the test knows what it reads")
    }

    pub(crate) fn write(&self, relative: &str, content: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("it is below the sandbox")).expect("it is ours");
        fs::write(path, content).expect("it is ours");
    }

    /// Copies a description from `tests/input`.
    pub(crate) fn add_input(&self, name: &str) {
        fs::copy(input(name), self.path(name)).expect("the test names a file of that folder");
    }

    /// Runs `cargo xtask codegen` in this folder.
    pub(crate) fn codegen(&self, arguments: &[&str]) -> Run {
        self.run(self.command(env!("CARGO_BIN_EXE_xtask")).arg("codegen").args(arguments))
    }

    /// A program that would run in this folder, and have its colours by default.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path());
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command
    }

    #[expect(clippy::unused_self, reason = "the command was made for this folder")]
    pub(crate) fn run(&self, command: &mut Command) -> Run {
        let Output { status, stdout, stderr } = command.output().expect("the program is there");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Run { code: status.code(), output: text(stdout), errors: text(stderr) }
    }

    /// The files below a folder.
    pub(crate) fn tree(&self, relative: &str) -> Tree {
        let mut tree = Tree::new();
        walk(&self.path(relative), &mut tree);
        tree
    }

    /// Makes every file below a folder an hour older, so that writing it again would show.
    pub(crate) fn age(&self, relative: &str) {
        for (path, (_, time)) in self.tree(relative) {
            let file = fs::File::options().append(true).open(path).expect("it was just there");
            file.set_modified(time - std::time::Duration::from_hours(1)).expect("it is ours");
        }
    }
}

/// A description in `tests/input`.
pub(crate) fn input(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/input").join(name)
}

fn walk(folder: &Path, tree: &mut Tree) {
    for entry in fs::read_dir(folder).expect("the test names a folder") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            walk(&path, tree);
        } else {
            let time = path.metadata().and_then(|metadata| metadata.modified());
            let content = fs::read(&path).expect("it is a file");
            tree.insert(path, (content, time.expect("file systems know times")));
        }
    }
}
