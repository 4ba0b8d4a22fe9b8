//! Node packages, always by lock file.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{process, repo};

/// Whether Node and its package tool are here.
pub(crate) fn is_present() -> bool {
    repo::on_path("node").is_some() && repo::on_path("npm").is_some()
}

/// Installs into `folder` exactly what its lock file names, running no
/// package's own install scripts.
pub(crate) fn ci(folder: &Path) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ])
    .current_dir(folder);
    process::must_quietly(npm).map(drop)
}
