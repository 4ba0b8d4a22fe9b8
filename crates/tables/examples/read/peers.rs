//! The same reading by programs that people have.

use std::path::Path;
use std::process::Command;

use crate::{Figures, parse_figures};

/// A program in Python that reads the file named by its argument and counts
/// rows in `n`.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    extension: &'static str,
    body: &'static str,
}

const PEERS: &[Peer] = &[
    Peer {
        name: "Python csv",
        extension: ".csv",
        body: "import csv\nfor row in csv.reader(open(path, encoding='utf-8', newline='')): n += 1",
    },
    Peer {
        name: "pandas read_csv",
        extension: ".csv",
        body: "import pandas\nn = len(pandas.read_csv(path, dtype=str))",
    },
    Peer {
        name: "openpyxl read_only",
        extension: ".xlsx",
        body: "import openpyxl\nbook = openpyxl.load_workbook(path, read_only=True)\nfor row in book.active.iter_rows(values_only=True): n += 1",
    },
    Peer {
        name: "python_calamine",
        extension: ".xlsx",
        body: "import python_calamine\nn = len(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())",
    },
    Peer {
        name: "python_calamine",
        extension: ".ods",
        body: "import python_calamine\nn = len(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())",
    },
    Peer {
        name: "Python json",
        extension: ".jsonl",
        body: "import json\nfor line in open(path, encoding='utf-8'):\n    json.loads(line); n += 1",
    },
];

const FRAME: &str = "
import resource, sys, time
path, n, begin = sys.argv[1], 0, time.time()
BODY
used = resource.getrusage(resource.RUSAGE_SELF)
print('rows', n, 'seconds', time.time() - begin, 'cpu', used.ru_utime + used.ru_stime,
      'peak-mib', used.ru_maxrss / 1024)
";

/// The peers that read files of this name.
pub(crate) fn of(name: &str) -> impl Iterator<Item = &'static Peer> {
    PEERS
        .iter()
        .filter(move |peer| name.ends_with(peer.extension))
}

/// Runs a peer; `None` if it is not installed.
pub(crate) fn run(peer: &Peer, path: &Path) -> Option<Figures> {
    let program = FRAME.replace("BODY", peer.body);
    let python = Command::new("python3")
        .arg("-c")
        .arg(program)
        .arg(path)
        .output();
    let output = python.ok().filter(|output| output.status.success())?;
    Some(parse_figures(&String::from_utf8_lossy(&output.stdout)))
}
