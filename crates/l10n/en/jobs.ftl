# Jobs: work that takes longer than a page may.

jobs-title = Jobs
jobs-lead = Work that goes on in the background. You may leave this page; the work goes on.
jobs-whose = Whose
jobs-whose-mine = My own
jobs-whose-all = Everyone’s
jobs-kind = Work
jobs-state = State
jobs-amount = How far
jobs-who = Asked by
jobs-office = Office
jobs-made = Asked
jobs-started = Begun
jobs-ended = Ended
jobs-attempts = Attempts
jobs-empty-title = No jobs
jobs-empty-do = Long work, such as checking the log, appears here as soon as you start it, with how far it has come.

job-look-again = Look again
job-result = See the result
job-cancel = Stop this job
job-cancel-consequence = It stops after the step that is being done. What is done so far stays done.
job-cancel-check = It stops after the step that is being done. Nothing was changed.
job-cancel-commit = It stops after the step that is being done, and takes back what it did: nothing is left of it.
job-cancel-undo = Before its first step it stops, and the import stays. Once it has begun it goes on to its end.
job-cancelled = The job was stopped.
job-stops = The job stops after the step that is being done.
job-was-over = The job was over already.
job-failed-title = The job was not finished
job-tried-again = It will be tried again.
job-forgotten-title = This job is still waiting
job-forgotten-do = Nobody seems to be doing jobs at the moment. Tell whoever runs the machine.

job-amount = { $unit }: { $done }
job-amount-of = { $unit }: { $done } of { $total }

job-state-queued = Waiting
job-state-running = Running
job-state-stopping = Stopping
job-state-done = Done
job-state-failed = Failed
job-state-cancelled = Stopped

job-kind-backup-make = Backup
job-kind-imports-check = Check of a file to be imported
job-kind-imports-commit = Import
job-kind-imports-forget = Destruction of old files of imports
job-kind-imports-undo = Import taken back
job-kind-log-verify = Check of the log
job-kind-messages-call = Calls of other programs
job-kind-messages-deliver = Delivery of e-mails
job-kind-messages-text = Delivery of short texts

job-unit-steps = Steps
job-unit-entries = Entries
job-unit-rows = Rows
job-unit-records = Records
job-unit-files = Files
job-unit-bytes = Bytes
job-unit-messages = Messages

job-reason-store = The database did not answer.
job-reason-denied = Whoever asked for it may no longer do this.
job-reason-account-closed = The account that asked for it is closed.
job-reason-token-ended = The token with which it was asked for has ended.
job-reason-payload = What was asked for cannot be read by this version of the program.
job-reason-faults = The records have changed so that it can no longer be done.
job-reason-conflict = Somebody changed a record at the same time.
job-reason-not-found = A record that it needs is not there.
job-reason-backup-folder = The folder for backups is not there. Perhaps its disk is not connected.
job-reason-backup-journal = The backup was made, but its folder holds the journal of another agency, or of one that knows more. Move that journal away.
job-reason-import-in-use = Something was built on the import, so it stays. Its page says what.
job-reason-import-refused = A row was refused, so nothing was imported. The page of the import says which.
job-reason-import-unread = The file could not be read. The page of the import says why.
job-reason-panic = The program failed while doing it. Whoever runs the machine finds more in its log.
job-reason-worker-died = The program ended again and again while doing it.
