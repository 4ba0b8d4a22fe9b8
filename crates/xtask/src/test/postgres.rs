//! A throw-away `PostgreSQL` cluster: made in a folder of its own, gone after.

use std::env;
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::words::say;
use crate::{process, repo};

const OLDEST: u32 = 15;
const SUPERUSER: &str = "postgres";
/// Each test has its own database and pool, and many run at once.
const CONNECTIONS: u32 = 200;
/// A port can be taken between our asking for a free one and the start.
const ATTEMPTS: u32 = 5;

/// The folder with `initdb`, `pg_ctl` and `postgres`.
pub(crate) struct Tools {
    folder: PathBuf,
}

/// A running cluster; dropping it stops it and removes its folder.
pub(crate) struct Cluster {
    tools: Tools,
    owner: Owner,
    folder: PathBuf,
    password: String,
    port: u16,
}

/// The account that runs the cluster: `PostgreSQL` refuses to run as root.
enum Owner {
    Ourselves,
    Account { uid: u32, gid: u32 },
}

impl Tools {
    /// Finds the newest installed tools that are new enough.
    pub(crate) fn find() -> Result<Self> {
        let on_path = repo::on_path("initdb").and_then(|tool| tool.parent().map(Path::to_path_buf));
        // Debian keeps them off the search path, one folder for each version.
        let debian = fs::read_dir("/usr/lib/postgresql")
            .into_iter()
            .flatten()
            .flatten();
        let mut found: Vec<(u32, PathBuf)> = debian
            .map(|entry| entry.path().join("bin"))
            .chain(on_path)
            .filter(|folder| {
                ["initdb", "pg_ctl", "postgres"]
                    .iter()
                    .all(|tool| folder.join(tool).is_file())
            })
            .filter_map(|folder| Some((version(&folder)?, folder)))
            .collect();
        found.sort();
        match found.pop() {
            Some((version, folder)) if version >= OLDEST => Ok(Self { folder }),
            Some((version, _)) => bail!("PostgreSQL {version} is older than {OLDEST}"),
            None => bail!("PostgreSQL is not installed"),
        }
    }
}

/// The major version of the tools in a folder.
fn version(folder: &Path) -> Option<u32> {
    let output = Command::new(folder.join("initdb"))
        .arg("--version")
        .output()
        .ok()?;
    major(&String::from_utf8_lossy(&output.stdout))
}

/// The 15 of `initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn major(text: &str) -> Option<u32> {
    let number = text
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    number
        .split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

impl Owner {
    /// Ourselves, or as root an account made for such things.
    fn choose() -> Result<Self> {
        if !nix::unistd::geteuid().is_root() {
            return Ok(Self::Ourselves);
        }
        let account = ["postgres", "nobody"].into_iter().find_map(|name| {
            let id = |flag: &str| {
                let output = Command::new("id").args([flag, name]).output().ok()?;
                String::from_utf8_lossy(&output.stdout).trim().parse().ok()
            };
            Some(Self::Account {
                uid: id("-u")?,
                gid: id("-g")?,
            })
        });
        account.context("there is neither an account `postgres` nor `nobody` to run PostgreSQL as")
    }

    /// A command that runs as this account, in a folder the account can enter.
    fn command(&self, program: &Path, folder: &Path) -> Result<Command> {
        let mut command = match self {
            Self::Ourselves => Command::new(program),
            Self::Account { uid, gid } => {
                ensure!(
                    repo::on_path("setpriv").is_some(),
                    "setpriv (util-linux) is needed as root"
                );
                let mut command = Command::new("setpriv");
                command.args([&format!("--reuid={uid}"), &format!("--regid={gid}")]);
                command.args(["--clear-groups", "--"]).arg(program);
                command
            }
        };
        // The words of the server must not depend on the machine's language.
        command
            .current_dir(folder)
            .env("HOME", folder)
            .env("LC_ALL", "C");
        Ok(command)
    }

    fn take(&self, path: &Path) -> Result<()> {
        if let Self::Account { uid, gid } = self {
            chown(path, Some(*uid), Some(*gid)).context("cannot hand over a folder")?;
        }
        Ok(())
    }
}

impl Cluster {
    /// Makes and starts a cluster.
    pub(crate) fn start() -> Result<Self> {
        let (tools, owner, password) = (Tools::find()?, Owner::choose()?, password()?);
        // From here on, dropping takes down whatever stands.
        let mut cluster = Self {
            tools,
            owner,
            folder: make_folder()?,
            password,
            port: 0,
        };
        cluster.owner.take(&cluster.folder)?;
        cluster.initialise()?;
        cluster.start_on_a_free_port()?;
        say(&format!(
            "PostgreSQL listens on 127.0.0.1:{}.",
            cluster.port
        ));
        Ok(cluster)
    }

    /// The address of the database from which tests make their own.
    pub(crate) fn url(&self) -> String {
        format!(
            "postgres://{SUPERUSER}:{}@127.0.0.1:{}/postgres",
            self.password, self.port
        )
    }

    fn initialise(&self) -> Result<()> {
        let secret = self.folder.join("password");
        fs::write(&secret, &self.password)?;
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600))?;
        self.owner.take(&secret)?;
        // With a password: on a shared machine other accounts reach the port too.
        let mut initdb = self.tool("initdb")?;
        initdb
            .args([
                "--username",
                SUPERUSER,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
            ])
            .arg("--pwfile")
            .arg(&secret)
            .arg("-D")
            .arg(self.data());
        process::must_quietly(initdb)?;
        fs::remove_file(&secret).context("cannot remove the password file")
    }

    fn start_on_a_free_port(&mut self) -> Result<()> {
        let mut attempt = 1;
        loop {
            self.port = free_port()?;
            match self.start_server() {
                Ok(()) => return Ok(()),
                Err(_) if attempt < ATTEMPTS => attempt += 1,
                Err(error) => {
                    let log = fs::read_to_string(self.log()).unwrap_or_default();
                    return Err(error.context(log));
                }
            }
        }
    }

    fn start_server(&self) -> Result<()> {
        let socket = self.folder.display();
        let settings = format!(
            "-h 127.0.0.1 -p {} -k '{socket}' -c max_connections={CONNECTIONS}",
            self.port
        );
        let mut start = self.tool("pg_ctl")?;
        start.args([
            "start",
            "--wait",
            "--silent",
            "--timeout=60",
            "-o",
            &settings,
        ]);
        start.arg("-l").arg(self.log()).arg("-D").arg(self.data());
        process::must_quietly(start).map(drop)
    }

    fn stop_server(&self) -> Result<()> {
        let mut stop = self.tool("pg_ctl")?;
        // Nothing in it will be wanted again, so it need not write it all down.
        stop.args(["stop", "--wait", "--silent", "--mode=immediate", "-D"])
            .arg(self.data());
        process::must_quietly(stop).map(drop)
    }

    fn tool(&self, name: &str) -> Result<Command> {
        self.owner
            .command(&self.tools.folder.join(name), &self.folder)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }
}

impl Drop for Cluster {
    /// Also when initialising or starting failed half-way.
    fn drop(&mut self) {
        if self.data().join("postmaster.pid").exists()
            && let Err(error) = self.stop_server()
        {
            say(&format!("PostgreSQL did not stop: {error:#}"));
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            say(&format!("cannot remove {}: {error}", self.folder.display()));
        }
    }
}

/// A new folder for us alone, with a short name: the path of the socket in it
/// may hold only some 100 bytes.
fn make_folder() -> Result<PathBuf> {
    let folder = env::temp_dir().join(format!("pg-{}", &password()?[..12]));
    fs::DirBuilder::new()
        .mode(0o700)
        .create(&folder)
        .with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

fn password() -> Result<String> {
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut file| file.read_exact(&mut bytes))
        .context("cannot read /dev/urandom")?;
    Ok(format!("{:032x}", u128::from_ne_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(
            major("initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"),
            Some(15)
        );
        assert_eq!(major("initdb (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("no such thing"), None);
    }

    #[test]
    fn every_cluster_has_a_password_of_its_own() -> Result<()> {
        let (one, other) = (password()?, password()?);
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
        Ok(())
    }

    #[test]
    fn a_cluster_runs_and_leaves_nothing() -> Result<()> {
        // Where PostgreSQL is absent the test command has already said so.
        if Tools::find().is_err() {
            return Ok(());
        }
        let cluster = Cluster::start()?;
        let (folder, port) = (cluster.folder.clone(), cluster.port);
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(cluster);
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
        Ok(())
    }
}
