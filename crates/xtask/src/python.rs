//! Programs of Python that the tests use, in a folder of their own: nothing is
//! installed into the machine, and nothing of it is shipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::words::say;
use crate::{process, repo};

/// The program that tries the API, if it is here or may be fetched. Without it
/// its test says that it is skipped.
pub(crate) fn schemathesis(install: bool) -> Result<Option<PathBuf>> {
    let wanted = fs::read_to_string(repo::root().join("e2e/requirements.txt"))?;
    let folder = repo::root().join("target/schemathesis");
    let program = folder.join("bin/st");
    let is_wanted = fs::read_to_string(folder.join("wanted")).is_ok_and(|there| there == wanted);
    if is_wanted && program.is_file() {
        return Ok(Some(program));
    }
    let Some(python) = repo::on_path("python3").filter(|_| install) else {
        say("Schemathesis is absent, so the API is not tried with what nobody thought of.");
        say("Install Python 3.10 or later with `venv`, and run this without `--no-install`.");
        return Ok(None);
    };
    if let Err(error) = fetch(&python, &folder) {
        say(&format!("Schemathesis could not be fetched: {error:#}"));
        say("Its test is skipped. On Debian, `apt-get install python3-venv` may be missing.");
        return Ok(None);
    }
    fs::write(folder.join("wanted"), wanted)?;
    Ok(Some(program))
}

/// A folder of its own with exactly what the list names.
fn fetch(python: &Path, folder: &Path) -> Result<()> {
    say("Fetching Schemathesis…");
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut venv = Command::new(python);
    venv.args(["-m", "venv"]).arg(folder);
    process::must_quietly(venv)?;
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(repo::root().join("e2e/requirements.txt"));
    process::must_quietly(pip).map(drop)
}
