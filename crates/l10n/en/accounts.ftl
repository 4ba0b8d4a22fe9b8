# Accounts: list, one account, and what an administrator does for its holder.

accounts-title = Accounts
accounts-lead = Who may sign in. What they may then do is decided by their grants.
accounts-count = { $count ->
    [0] No accounts
    [one] { $count } account
   *[other] { $count } accounts
}
accounts-new = Open an account
accounts-search-label = Search by name or e-mail address
accounts-show-closed = Show closed accounts too
accounts-table-caption = Accounts
accounts-empty-title = No account yet
accounts-empty-do = Open an account for each colleague; nobody shares one.
account-status-invited = Invited
account-status-active = Active
account-status-locked = Locked
account-status-closed = Closed

## Fields

account-name-label = Name
account-name-hint = As colleagues know this person
account-email-label = E-mail address
account-email-hint = A work address of this person alone, like name@example.org
account-language-label = Language
account-office-label = Home office
account-office-hint = Whose administrator looks after this account
account-last-seen = Last signed in
account-never-seen = Never signed in
account-totp = Codes from the phone
account-totp-on = On
account-totp-off = Off
account-roles = Roles
account-locked-until = Locked until { $when }

## Opening

account-new-title = Open an account
account-new-lead = You will get a one-time link to hand to this person. They choose their own password with it.
account-new-submit = Open the account
account-link-title = One-time link for { $name }
account-link-lead = Hand it over yourself, in person or by a way you trust. It works once, until { $when }, and will not be shown again.
account-edit-title = Change { $name }
account-edit-submit = Save the changes

## Helping

account-help-title = When something is wrong
account-reset-password-title = New one-time link
account-reset-password-lead = For a forgotten password. The old one stops working and all sessions end.
account-reset-password-submit = Make a new link
account-reset-totp-title = Reset the second proof
account-reset-totp-lead = For a lost phone. Make sure that you are speaking with this person before you do it.
account-reset-totp-submit = Reset the second proof
account-unlock-submit = Unlock now
account-unlock-lead = Locked after too many wrong tries. Ask first whether it was this person who tried.
account-sessions-end-submit = End all sessions

## Leaving

account-close-title = Close the account of { $name }
account-close-lead = All sessions end now and all grants end today. What this person did stays in the log under their name. The account can be opened again.
account-close-submit = Close the account
account-reopen-submit = Open it again
account-hand-over-title = Hand over the work of { $name }
account-hand-over-lead = Everything open that this person is responsible for passes to the colleague you choose. Closed work stays as it was.
account-hand-over-label = To whom
account-hand-over-submit = Hand over
account-hand-over-count = { $count ->
    [0] There is no open work to pass on
    [one] { $count } record will pass on
   *[other] { $count } records will pass on
}

## Done

account-opened = The account of { $name } is open.
account-changed = The account of { $name } is saved.
account-unlocked = The account of { $name } is unlocked.
account-totp-reset = The second proof of { $name } is reset. They set it up anew when they next sign in.
account-sessions-ended = All sessions of { $name } are ended.
account-closed = The account of { $name } is closed.
account-reopened = The account of { $name } is open again.
account-handed-over = The work of { $from } now belongs to { $to }.
