# The log: what was changed, by whom, and the proof that it is whole.

log-title = Log
log-lead = Every change, in the order in which it was made. Nothing here can be altered or removed.
log-table-caption = Log
log-count = { $count ->
    [0] No entries
    [one] { $count } entry
   *[other] { $count } entries
}
log-position = Position
log-when = When
log-who = Who
log-what = What
log-record = Record
log-role = Role
log-office = Office
log-purpose = Purpose
log-reason = Reason
log-node = Machine
log-sealed = Sealed
log-unsealed = Not yet sealed
log-filter-who = Done by
log-filter-kind = Kind of change
log-filter-record = Record number
log-filter-from = From
log-filter-to = To
log-empty-title = The log is empty
log-empty-do = The first change that anyone makes will appear here.
log-entry-title = Entry { $position }
log-entry-before = Before
log-entry-after = After
log-entry-sealed-field = Sealed: names a person
log-by-system = Passerelle itself

## The proof

log-verify-title = Is the log whole?
log-verify-submit = Check the log
log-verify-good = { $count ->
    [one] The log is whole: { $count } entry was checked and no link is broken.
   *[other] The log is whole: { $count } entries were checked and no link is broken.
}
log-verify-broken = The chain is broken at position { $position }. Stop working, keep the data folder as it is, and tell the data protection officer.
log-verify-tail = { $count ->
    [0] Everything is sealed.
    [one] { $count } entry is not sealed yet; that happens within a second.
   *[other] { $count } entries are not sealed yet; that happens within a second.
}
log-head-title = Signed head
log-head-lead = Keep it away from this machine. With it anyone can prove later that no entry was changed.
log-head-download = Download the signed head

## What was read

log-reads-title = Read log
log-reads-lead = Who opened which records, and for what.
log-reads-count = { $count ->
    [0] No reads
    [one] { $count } read
   *[other] { $count } reads
}
log-reads-subjects = Records
log-reads-empty = Nothing has been read yet.
