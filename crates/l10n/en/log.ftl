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
log-noun-account = Account
log-noun-batch = Import
log-noun-document = File
log-noun-grant = Grant
log-noun-office = Office
log-noun-place = Place
log-noun-token = Token
log-noun-webhook = Webhook
log-role = Role
log-office = Office
log-purpose = Purpose
log-reason = Reason
log-node = Machine
log-no-role = No role: their own account, or the console
log-event-at = Took place
log-version = Version of the record
log-kind = Name in the log
log-id = Number
log-chain = Chain
log-sealed = Sealed
log-unsealed = Not yet sealed
log-filter-who = Done by
log-filter-kind = Kind of change
log-filter-from = From
log-filter-to = To
log-by-one-person = Done by one person only
log-by-everyone = By everyone
log-about-everything = About everything
log-all-about = All entries about it
log-changes-title = What was changed
log-empty-title = The log is empty
log-empty-do = The first change that anyone makes will appear here.
log-entry-title = Entry { $position }

## The proof

log-verify-title = Is the log whole?
log-verify-submit = Check the log
log-verify-lead = Every entry is counted again, and every link of the chain that holds them. Others go on working meanwhile.
log-verify-job = See the job
log-verify-look-again = Look again
log-verify-at = Checked { $when }
log-verify-broken-title = The log is not whole
log-verify-failed-title = The check could not be finished
log-verify-failed-do = This says nothing about the log. Try again; if it fails again, tell whoever runs the machine.
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
log-head-lead = Keep it away from this machine. With it anyone can prove later that no entry up to it was changed.
log-head-download = Download the signed head

## What was read

log-reads-title = Read log
log-reads-lead = Who opened which records, and for what.
log-reads-count = { $count ->
    [0] No reads
    [one] { $count } read
   *[other] { $count } reads
}
log-reads-subjects = Persons
log-reads-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
log-reads-empty = Nothing has been read yet.
log-reads-empty-do = The first page that shows somebody’s data to somebody else will appear here.
log-reads-nothing = This person has opened nothing about others.
log-reads-about = About
log-reads-about-everyone = Everyone
log-reads-about-nothing = Nobody has opened this person’s data.
log-reads-who = Who opened these data
log-read-by = Read by
