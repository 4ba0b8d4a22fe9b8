//! Development commands: everything a person or a machine does to this
//! repository that `cargo` alone does not do.

mod assets;
mod bench;
mod demo;
mod dist;
mod npm;
mod process;
mod python;
mod repo;
mod shape;
mod test;
mod words;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  demo    [--data-dir DIR] [--listen ADDR] [--public-listen ADDR] [--fresh]
          build, make a small demo agency in an empty folder, and serve it
  test    [--no-install] [fmt] [shape] [clippy] [unit] [docs] [e2e]
          install what the tests need and run all of them, or the stages named
  assets  fetch the browser scripts and fonts by lock file into assets/dist
  shape   check the arrows between our crates, licences, and the manners of the text
  bench   [name…]  build for release and run the benchmarks
  dist    build the release binary into dist/ with checksums and licences
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let mut args = lexopt::Parser::from_env();
    let command = match args.next()? {
        Some(lexopt::Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => {
            words::say(USAGE);
            return Ok(ExitCode::SUCCESS);
        }
        Some(other) => return Err(other.unexpected().into()),
        None => return Ok(usage_error()),
    };
    match command.as_str() {
        "assets" => no_more(&mut args).and_then(|()| assets::run()),
        "bench" => bench::run(&mut args),
        "demo" => demo::run(&mut args),
        "dist" => no_more(&mut args).and_then(|()| dist::run()),
        "shape" => no_more(&mut args).and_then(|()| shape::run()),
        "test" => return test::run(&mut args),
        _ => return Ok(usage_error()),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn usage_error() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}

/// For commands that take no arguments: refuse any that is left.
fn no_more(args: &mut lexopt::Parser) -> anyhow::Result<()> {
    match args.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}
