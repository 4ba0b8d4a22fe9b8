# One’s own account: name, language, password, second proof, sessions.

me-title = My account
me-name-label = Name
me-email-label = E-mail address
me-language-label = Language
me-language-hint = On this device, until you choose another
me-office = Office
me-account-language = Language of your account
me-who-changes = An administrator of your office changes these.
me-safety-title = Keeping your account yours

## Password

me-password-title = Change the password
me-password-lead = You stay signed in here; on every other device you will be signed out.
me-password-current-label = Current password
me-password-new-label = New password
me-password-repeat-label = The new password again
me-password-submit = Change the password
me-password-done = Your password is changed.

## Second proof

me-totp-title = Codes from your phone
me-totp-off = Off
me-totp-is-on = On
me-totp-again-lead = From then on only the new phone counts. The recovery codes you keep now stop working, and you will get new ones.
me-totp-step-confirm = Type your password, and the six-digit code that the app shows.
me-totp-required = Your role requires them.
me-totp-set-up = Set up codes
me-totp-set-up-again = Set up on another phone
me-codes-title = Recovery codes
me-codes-left = { $count ->
    [0] No codes left
    [one] { $count } code left
   *[other] { $count } codes left
}
me-codes-new = Make new codes
me-codes-new-title = New recovery codes
me-codes-few = Make new ones now, while you can. Without codes and without your phone only an administrator can let you in.
me-codes-new-lead = The old codes stop working.

## Sessions

me-sessions-title = Where you are signed in
me-sessions-lead = If you do not know one of these, end it and change your password.
me-sessions-count = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
me-sessions-look = Look at them
me-session-this = This device
me-session-device = Device
me-session-began = Signed in
me-session-seen = Last used
me-session-end = End this session
me-sessions-end-others = End all others
me-session-ended = The session is ended.
me-sessions-ended = All other sessions are ended.
me-grants-title = My roles
me-grants-empty = You hold no role yet. An administrator of your office can give you one.
