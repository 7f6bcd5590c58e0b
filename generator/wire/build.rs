//! Generates the clients of all cases.

#[path = "../tests/cases/case.rs"]
mod case;

use std::path::{Path, PathBuf};
use std::{env, fs};

use case::Case;
use generator::{Files, Generated};

const CASES: &str = "../tests/fixtures";

fn main() {
    println!("cargo::rerun-if-changed={CASES}");
    let output = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where output belongs"));
    let clients = output.join("clients");
    // Clients of an earlier run may have files that nobody generates any more.
    let _ = fs::remove_dir_all(&clients);
    for case in Case::below(Path::new(CASES)) {
        // Not every case has a client.
        if let Ok(generated) = case.generate() {
            write_client(&clients, &case.name.replace('-', "_"), &generated);
        }
    }
}

/// Writes a client, its manifest, and the declaration that makes a module of it.
fn write_client(clients: &Path, module: &str, generated: &Generated) {
    let folder = clients.join(module);
    write(&folder, &generated.files);
    write(&folder, &generated.scaffold);
    let declaration = format!("#[path = \"{module}/mod.rs\"]\npub mod {module};\n");
    write(clients, &Files::from([(format!("{module}.rs"), declaration)]));
}

fn write(folder: &Path, files: &Files) {
    for (path, text) in files {
        let path = folder.join(path);
        let parent = path.parent().expect("files are in a folder");
        fs::create_dir_all(parent).expect("the folder of the output can be written");
        fs::write(path, text).expect("the folder of the output can be written");
    }
}
