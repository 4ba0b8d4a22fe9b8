# What messages say. They go out by e-mail, as short texts and on paper, so none
# names a person, and each stands alone.

message-open = Open this page:
message-footer = You get this because you have an account at Passerelle. Do not answer: nobody reads it.
message-footer-change = Choose what you get, and when:
message-digest-lead = This is what was told to you since the last time.
message-digest-subject = { $count ->
    [one] { $count } message for you
   *[other] { $count } messages for you
}
message-event-subject = A call to another program

message-account-opened-subject = An account was opened for you
message-account-opened-text = An account at Passerelle was opened for you. Ask whoever opened it for your one-time code, then sign in with it and choose a password. The code works for seven days.
message-account-reset-subject = You can sign in again
message-account-reset-text = An administrator made a new one-time code for you. Ask them for it, then sign in with it and choose a password. If you did not ask for this, tell them at once.
message-password-changed-subject = Your password was changed
message-password-changed-text = The password of your account was changed. If it was not you, tell your administrator at once.
message-second-factor-changed-subject = Codes from a phone were set up
message-second-factor-changed-text = Codes from a phone were set up for your account. If it was not you, tell your administrator at once.
message-recovery-code-used-subject = A recovery code was used
message-recovery-code-used-text = Somebody signed in to your account with a recovery code. If it was not you, tell your administrator at once.
message-token-issued-subject = A program can act in your name
message-token-issued-text = A token was made for your account: with it a program can act in your name. If it was not you, tell your administrator at once.
message-grant-given-subject = You have a new role
message-grant-given-text = A role was given to you. Your own page says which, where, and until when.
message-grant-ended-subject = One of your roles ends
message-grant-ended-text = An end was set to one of your roles. Your own page says which.
message-focal-point-set-subject = You answer for an office
message-focal-point-set-text = You were named as the one who answers for an office.
message-work-handed-over-subject = Work was handed over to you
message-work-handed-over-text = A colleague leaves, and their work was handed over to you.
message-glass-broken-subject = Emergency access was opened
message-glass-broken-text = Somebody opened emergency access in an office that you look after as data protection officer. Look at it soon.
message-glass-reviewed-subject = Your emergency access was reviewed
message-glass-reviewed-text = The data protection officer has reviewed emergency access that you opened.
message-job-done-subject = A job is done
message-job-done-text = A job that you asked for is done.
message-job-failed-subject = A job was not finished
message-job-failed-text = A job that you asked for or look after was not finished. Its page says why.
message-journal-lost-subject = The journal of a restored agency is lost
message-journal-lost-text = The records were restored from a backup, and no copy of the journal was left. Whoever was erased after that backup may be there again, and nothing is released until you have looked into it.
message-webhook-paused-subject = A webhook does not answer
message-webhook-paused-text = It was called for three days and did not answer, so it was paused. See that the program listens, then resume it on its page.
message-delivery-failed-subject = A message could not be delivered
message-delivery-failed-text = A message could not be delivered and is not tried any more. The page of deliveries says which, and why.
