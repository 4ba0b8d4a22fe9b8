//! `cargo xtask demo`: from a fresh checkout to a served demo agency.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::words::{say, spoken};
use crate::{assets, npm, process, repo};

/// Lies in every folder this command made, and only there, so that `--fresh`
/// never empties a folder of somebody else's.
const MARK: &str = "made-by-xtask-demo";

struct Options {
    data_dir: PathBuf,
    listen: String,
    public_listen: String,
    fresh: bool,
}

/// What lies in the data folder when we begin.
#[derive(Debug, PartialEq, Eq)]
enum Folder {
    Empty,
    Ours,
    Foreign,
}

/// Builds the program, makes the demo agency if it is not there, and serves.
pub(crate) fn run(args: &mut lexopt::Parser) -> Result<()> {
    let options = Options::parse(args)?;
    prepare_folder(&options)?;
    prepare_assets();
    let binary = build()?;
    if look(&options.data_dir)? == Folder::Empty {
        make_agency(&binary, &options.data_dir)?;
    } else {
        say(&format!(
            "Using the demo agency in {}.",
            options.data_dir.display()
        ));
        say("Its one-time sign-ins were printed when it was made; --fresh makes a new one.");
    }
    serve(&binary, &options)
}

impl Options {
    fn parse(args: &mut lexopt::Parser) -> Result<Self> {
        let mut options = Self {
            data_dir: repo::root().join("demo-data"),
            listen: "127.0.0.1:8080".to_owned(),
            public_listen: "127.0.0.1:8081".to_owned(),
            fresh: false,
        };
        while let Some(argument) = args.next()? {
            match argument {
                Long("data-dir") => options.data_dir = args.value()?.into(),
                Long("listen") => options.listen = args.value()?.string()?,
                Long("public-listen") => options.public_listen = args.value()?.string()?,
                Long("fresh") => options.fresh = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Before the long build, so that a wrong folder is told at once.
fn prepare_folder(options: &Options) -> Result<()> {
    let folder = &options.data_dir;
    match look(folder)? {
        Folder::Foreign => bail!(
            "{} is not empty and was not made by `cargo xtask demo`; \
             empty it yourself or choose another with --data-dir",
            folder.display()
        ),
        Folder::Ours if options.fresh => {
            fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))
        }
        Folder::Ours | Folder::Empty => Ok(()),
    }
}

fn look(folder: &Path) -> Result<Folder> {
    if !folder.exists() {
        return Ok(Folder::Empty);
    }
    let mut entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    if entries.next().is_none() {
        return Ok(Folder::Empty);
    }
    let ours = folder.join(MARK).is_file();
    Ok(if ours { Folder::Ours } else { Folder::Foreign })
}

/// The demo works without the enhancements, so their absence is only told.
fn prepare_assets() {
    if !npm::is_present() {
        say("Node is not here: going on without the browser enhancements (htmx, fonts).");
    } else if let Err(error) = assets::prepare() {
        say(&format!("{error:#}"));
        say("Going on without newly fetched browser enhancements (htmx, fonts).");
    }
}

fn build() -> Result<PathBuf> {
    say("Building…");
    let begun = Instant::now();
    let mut cargo = repo::cargo();
    cargo.args(["build", "--locked", "--profile", "demo", "-p", "passerelle"]);
    process::must(cargo)?;
    say(&format!("Built in {}.", spoken(begun.elapsed())));
    repo::binary("demo")
}

fn make_agency(binary: &Path, folder: &Path) -> Result<()> {
    let mut demo = Command::new(binary);
    demo.arg("--data-dir").arg(folder).arg("demo");
    if let Err(error) = process::must(demo) {
        // The folder was empty before, so what half-stands in it is ours.
        let _ = fs::remove_dir_all(folder);
        return Err(error);
    }
    fs::write(
        folder.join(MARK),
        "`cargo xtask demo --fresh` may remove this folder.\n",
    )
    .with_context(|| format!("cannot write to {}", folder.display()))
}

/// Becomes the server, so that signals and the exit code are its own.
fn serve(binary: &Path, options: &Options) -> Result<()> {
    let error = Command::new(binary)
        .arg("--data-dir")
        .arg(&options.data_dir)
        .args(["serve", "--listen", &options.listen])
        .args(["--public-listen", &options.public_listen])
        .exec();
    Err(error).with_context(|| format!("cannot start {}", binary.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(folder: &Path, fresh: bool) -> Options {
        let data_dir = folder.to_path_buf();
        Options {
            data_dir,
            listen: String::new(),
            public_listen: String::new(),
            fresh,
        }
    }

    #[test]
    fn a_foreign_folder_is_never_emptied() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let letter = folder.path().join("letter.txt");
        fs::write(&letter, "dear")?;
        assert!(prepare_folder(&options(folder.path(), true)).is_err());
        assert!(letter.is_file());
        Ok(())
    }

    #[test]
    fn fresh_empties_our_own_folder_only_when_asked() -> Result<()> {
        let parent = tempfile::tempdir()?;
        let folder = parent.path().join("demo");
        fs::create_dir(&folder)?;
        assert_eq!(look(&folder)?, Folder::Empty);
        fs::write(folder.join(MARK), "")?;
        prepare_folder(&options(&folder, false))?;
        assert_eq!(look(&folder)?, Folder::Ours);
        prepare_folder(&options(&folder, true))?;
        assert!(!folder.exists());
        Ok(())
    }
}
