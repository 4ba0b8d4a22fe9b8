# What was done, and why: the words of the log and of every history.

action-account-register = Account opened
action-account-amend = Account changed
action-account-reset = Account let in again
action-account-set-password = Password chosen
action-account-enrol-second-factor = Codes from the phone set up
action-account-use-recovery-code = Recovery code used
action-account-suspend = Account suspended
action-account-reinstate = Account reinstated
action-account-hand-over = Work handed over
action-account-set-preferences = Messages chosen
action-account-renew-calendar = Calendar address renewed
action-account-erase = Person erased
action-batch-begin = Bulk entry begun
action-batch-chunk = Rows of a bulk entry recorded
action-batch-take-back = Import taken back
action-batch-undo = Rows of an import undone
action-document-attach = File added
action-document-remove = File removed
action-grant-give = Role given
action-grant-end = Role ended
action-grant-break-glass = Emergency access opened
action-grant-review = Emergency access reviewed
action-office-open = Office opened
action-office-amend = Office changed
action-office-rename = Office renamed
action-office-close = Office closed
action-office-reopen = Office opened again
action-office-set-focal-point = Focal point named

## Why data are used.

purpose-own-account = Own account
purpose-administration = Accounts, roles and offices
purpose-audit = Checking what was done
purpose-data-protection = Protecting people’s data
purpose-operation = Work on the machine itself
action-token-issue = Token made
action-token-revoke = Token revoked
action-webhook-subscribe = Webhook subscribed
action-webhook-amend = Webhook changed
action-webhook-pause = Webhook paused
action-webhook-resume = Webhook resumed
action-webhook-end = Webhook ended
action-place-add = Place added
action-place-amend = Place changed
action-place-set-geometry = Area of a place set
action-place-close = Place ended
action-place-reopen = End of a place taken back
