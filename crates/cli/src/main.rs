//! `passerelle`: the operations platform of a migration agency, in one binary.
//!
//! `arguments` is what may be typed, `config` where a setting comes from,
//! `commands` what each command does, one file each. Whatever is printed goes
//! through `say`; whatever goes wrong is a `Trouble`, with its hint.

mod arguments;
mod backups;
mod commands;
mod config;
mod deliver;
mod demo;
mod jobs;
mod logging;
mod say;
mod trouble;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::Arguments;

fn main() -> ExitCode {
    match commands::run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            say::trouble(&trouble);
            trouble.exit()
        }
    }
}
