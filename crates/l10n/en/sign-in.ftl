# Getting in: password, code from the phone, recovery, first time.

sign-in-title = Sign in
sign-in-lead = For staff with an account. If you have none, ask the administrator of your office.
sign-in-email-label = E-mail address
sign-in-email-hint = The address your account was opened with, like name@example.org
sign-in-password-label = Password
sign-in-password-hint = Your password, or the one-time code an administrator gave you
sign-in-submit = Sign in
sign-in-forgotten = Forgotten your password? An administrator of your office can give you a new one-time code.
sign-in-failed = That e-mail address and password do not belong together. Check both and try again.
sign-in-locked = This account is locked after too many wrong tries. Try again { $when }, or ask an administrator to unlock it.
sign-in-too-many = There were too many tries from your network. Try again { $when }.
sign-in-ended-idle = You were signed out because nothing happened for a while. Sign in to go on.
sign-in-ended-absolute = You were signed in for a long time, so we ask you to sign in again.
sign-in-signed-out = You are signed out.
sign-in-shared-device = On a shared device, sign out when you are done.
sign-in-directory = Looking for an office? See the public directory.
sign-in-first-link = I have a one-time code
sign-in-first-title = Use a one-time code
sign-in-first-lead = For your first time here, or after an administrator has let you in again.
sign-in-first-label = One-time code
sign-in-first-hint = Four groups of letters and digits; dashes, spaces and capitals do not matter
sign-in-first-failed = This code does not work: it is mistyped, used, or too old. Check it and try again.
sign-in-first-expired = A code works once, and not for long. If yours no longer works, ask an administrator of your office for a new one.
sign-in-not-you = Not you, or not now?

## The code from the phone

sign-in-code-title = Type the code from your phone
sign-in-code-lead = Your role asks for a second proof that it is you.
sign-in-code-label = Six-digit code
sign-in-code-hint = From the authenticator app on your phone; a new code appears every 30 seconds
sign-in-code-submit = Go on
sign-in-code-failed = This code is not right. Wait for the next one and try again.
sign-in-code-lost = I do not have my phone

sign-in-recovery-title = Use a recovery code
sign-in-recovery-lead = Each code from the sheet you kept works once.
sign-in-recovery-label = Recovery code
sign-in-recovery-hint = Dashes and spaces do not matter
sign-in-recovery-submit = Go on
sign-in-recovery-failed = This recovery code is not right, or it has been used. Try another one from the sheet.
sign-in-recovery-left = { $count ->
    [0] That was your last recovery code. Make new ones now.
    [one] You have { $count } recovery code left. Make new ones soon.
   *[other] You have { $count } recovery codes left.
}
sign-in-recovery-none = No codes left? Ask an administrator of your office to reset your second proof.

## The first time

sign-in-welcome-title = Welcome, { $name }
sign-in-welcome-lead = Choose a password to begin. From now on you sign in with it; the one-time code is spent.
sign-in-new-password-label = New password
sign-in-new-password-hint = { $min ->
    [one] At least { $min } character. A few words together are easy to remember and hard to guess.
   *[other] At least { $min } characters. A few words together are easy to remember and hard to guess.
}
sign-in-repeat-label = The same password again
sign-in-new-password-submit = Set the password

sign-in-totp-title = Set up codes on your phone
sign-in-totp-lead = Your role reads data that could harm people if it came into wrong hands. A code from your phone keeps your account yours, even if someone learns your password.
sign-in-totp-step-app = Open an authenticator app on your phone. Any app for six-digit codes will do.
sign-in-totp-step-scan = Scan this picture with it.
sign-in-totp-step-code = Type the six-digit code that the app shows.
sign-in-totp-picture-alt = Picture for the authenticator app. The key below holds the same.
sign-in-totp-secret-label = Or type this key into the app
sign-in-totp-submit = Switch on
sign-in-totp-done = Codes from your phone are on.

sign-in-codes-title = Keep these recovery codes
sign-in-codes-lead = They let you in when your phone is lost. Each works once. Print them or write them down, and keep them away from your phone; they will not be shown again.
sign-in-codes-kept = I have kept them in a safe place
sign-in-codes-submit = Finish
