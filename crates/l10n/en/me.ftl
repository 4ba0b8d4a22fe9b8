# One’s own account: name, language, password, second proof, sessions.

me-title = My account
me-name-label = Name
me-name-hint = As colleagues will see it
me-email-label = E-mail address
me-email-hint = Only an administrator can change it
me-language-label = Language
me-language-hint = For pages and for messages to you
me-time-zone-label = Time zone
me-saved = Your account is saved.
me-office = Office

## Password

me-password-title = Change the password
me-password-lead = You stay signed in here; on every other device you will be signed out.
me-password-current-label = Current password
me-password-new-label = New password
me-password-repeat-label = The new password again
me-password-submit = Change the password
me-password-done = Your password is changed.
me-password-wrong = This is not your current password. Type it again.

## Second proof

me-totp-title = Codes from your phone
me-totp-on = On since { $date }
me-totp-off = Off
me-totp-required = Your role requires them.
me-totp-set-up = Set up codes
me-totp-set-up-again = Set up on another phone
me-totp-switch-off = Switch off
me-totp-switched-off = Codes from your phone are off.
me-codes-title = Recovery codes
me-codes-left = { $count ->
    [0] No codes left
    [one] { $count } code left
   *[other] { $count } codes left
}
me-codes-new = Make new codes
me-codes-new-lead = The old codes stop working.

## Sessions

me-sessions-title = Where you are signed in
me-sessions-lead = If you do not know one of these, end it and change your password.
me-sessions-count = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
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
