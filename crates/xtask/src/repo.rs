//! Where things are, and the two programs every command starts.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

/// The root of the checkout.
///
/// Cargo says where it started us. What was compiled in may be another
/// checkout that shares the same build cache.
pub(crate) fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.ancestors().nth(2).unwrap_or(&here).to_path_buf()
}

/// `cargo`, the same one that started us, at the root of the checkout.
pub(crate) fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(root());
    if is_ci() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// Whether a machine reads what we print.
pub(crate) fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| value != "false" && value != "0" && !value.is_empty())
}

/// What `cargo metadata` says about our own crates.
pub(crate) fn metadata() -> Result<Value> {
    let output = cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .output()
        .context("cannot start cargo")?;
    anyhow::ensure!(
        output.status.success(),
        "cargo metadata failed:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).context("cargo metadata did not print JSON")
}

/// The built `passerelle` of a profile's folder (`debug`, `demo`, `release`).
pub(crate) fn binary(profile_folder: &str) -> Result<PathBuf> {
    let metadata = metadata()?;
    let target = metadata["target_directory"]
        .as_str()
        .context("cargo metadata names no target directory")?;
    Ok(Path::new(target).join(profile_folder).join("passerelle"))
}

/// A program's place on the search path, if it is there.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
