# Accounts: list, one account, and what an administrator does for its holder.

accounts-title = Accounts
accounts-lead = Who may sign in. What they may then do is decided by their roles.
accounts-count = { $count ->
    [0] No accounts
    [one] { $count } account
   *[other] { $count } accounts
}
accounts-new = Open an account
accounts-search-label = Name or e-mail address, or how they begin
accounts-show-closed = Closed and erased accounts too
accounts-table-caption = Accounts
accounts-empty-title = No account yet
accounts-empty-do = Open an account for each colleague; nobody shares one.
accounts-nothing-found-do = Check the spelling, type less of the name, or look among closed accounts too.
accounts-choose-title = Choose a person
accounts-choose-another = Choose somebody else
accounts-choose-caption = Colleagues
accounts-choose-more = There are more colleagues than these. Type a name to find one.
account-status-invited = Invited
account-status-active = Active
account-status-suspended = Suspended
account-status-locked = Locked
account-status-closed = Closed
account-status-erased = Erased

## Fields

account-name-label = Name
account-name-hint = As colleagues know this person
account-email-label = E-mail address
account-email-hint = A work address of this person alone, like name@example.org
account-language-label = Language
account-language-hint = For their pages and messages, until they choose another
account-office-label = Home office
account-office-hint = Whose administrator looks after this account
account-last-seen = Last here
account-not-seen = Not signed in
account-totp = Codes from the phone
account-totp-on = On
account-totp-off = Off
account-sessions = Open sessions
account-roles = Roles
account-roles-caption = Where, and from when until when
account-roles-none = This person holds no role.
account-roles-all = All roles, ended ones too
account-history = History of this account
account-locked-until = Locked until { $when }
account-invited-until = A one-time code waits for its first use, until { $when }.
account-edit = Change
account-moved-on = This account changed since you opened the page, so nothing was done. Look again, then press the button once more.
account-own = This is your own account. What concerns it is done by another administrator.
account-own-blocked = You cannot do this to your own account
account-own-blocked-reset = You change your own password, and set up codes from your phone, in your account.
account-own-blocked-erase = Ask another data protection officer.

## Opening

account-new-title = Open an account
account-new-lead = You will get a one-time code to hand to this person. They choose their own password with it.
account-new-submit = Open the account
account-edit-title = Change { $name }
account-edit-lead = With another home office, another administrator may look after this account.
account-edit-submit = Save the changes

## The one-time code

account-code-title = One-time code for { $name }
account-code-once = Shown only now
account-code-lead = It works once, until { $when }. Nobody can look it up later; if it is lost, make a new one.
account-code-how = What to do with it
account-code-how-hand = Hand it over yourself, in person or by a way you trust, and not in the same message as the address.
account-code-how-type = They open the sign-in page and choose “I have a one-time code”.
account-code-how-password = They choose a password of their own, which nobody else knows.
account-code-roles = Give this person a role
account-code-account = Go to the account
account-code-was-told = This account is open already, and its one-time code was shown then. If it is lost, make a new one here.

## Helping

account-help-title = When something is wrong, or someone leaves
account-reset-title = New one-time code
account-reset-when = For a forgotten password or a lost phone.
account-reset-lead = { $name } signs in with it and chooses a new password.
account-reset-clear-label = Codes from the phone have to be set up again, too
account-reset-clear-hint = For a lost or stolen phone. The recovery codes stop working as well.
account-reset-consequence = The old password stops working and all sessions end. Make sure that you are speaking with this person before you do it.
account-reset-submit = Make a new code
account-unlock-submit = Unlock now
account-unlock-lead = Locked after too many wrong tries. Ask first whether it was this person who tried.
account-sessions-end-submit = End all sessions
account-suspend-title = Suspend the account
account-suspend-when = To bar someone at once, until it is clear what happened.
account-suspend-lead = { $name } can then no longer sign in.
account-suspend-consequence = All sessions end now. Roles stay as they are and count again once the account is reinstated.
account-suspend-submit = Suspend the account
account-suspended-title = This account is suspended
account-suspended-lead = Its holder cannot sign in. The reason is in the history of this account.
account-reinstate-submit = Reinstate the account

## Leaving

account-hand-over = Hand over the work and close the account
account-hand-over-when = When someone leaves the agency or the office for good.
account-hand-over-title = Hand over the work of { $name }
account-hand-over-lead = Everything open that this person answers for passes to the colleague you choose. Closed work stays as it was.
account-hand-over-passes = What passes on
account-hand-over-count = { $count ->
    [0] This person answers for no office.
    [one] This person answers for { $count } office:
   *[other] This person answers for { $count } offices:
}
account-hand-over-ends = Roles that end
account-hand-over-label = To whom
account-hand-over-choose = Choose the colleague who goes on with it.
account-hand-over-same = This is the person who leaves. Choose another colleague.
account-hand-over-consequence = The account closes today and cannot be opened again: all sessions and roles end. What this person did stays in the log under their name.
account-hand-over-submit = Hand over and close

## Erasing

account-erase = Erase this person
account-erase-when = When someone asks to be forgotten, or their data may be kept no longer.
account-erase-title = Erase { $name }
account-erase-lead = For good. Nobody can undo it, and no copy brings it back.
account-erase-what = What will happen
account-erase-what-name = Name, e-mail address, password, and every reason that was written about this person can no longer be read, also in the log.
account-erase-what-files = Files kept with this person are destroyed.
account-erase-what-sign-in = This person can no longer sign in, and nobody can find them by name.
account-erase-what-stays = What they did stays in the log, under no name. The log can still be proved whole.
account-erase-what-copies = Copies of the key store made before today still hold the key. Whoever runs the machine lets them expire.
account-erase-work-title = Somebody else should answer for these offices first
account-erase-work = After the erasure nobody could be reached through them.
account-erase-typed-label = To confirm, type the e-mail address of this person
account-erase-typed-hint = Exactly: { $wanted }
account-erase-consequence = After this press the person is erased.
account-erase-submit = Erase for good

## Done

account-opened = The account of { $name } is open.
account-changed = The account of { $name } is saved.
account-unlocked = The account of { $name } is unlocked.
account-sessions-ended = All sessions of { $name } are ended.
account-suspended = The account of { $name } is suspended.
account-reinstated = The account of { $name } is reinstated.
account-handed-over = The work of { $from } now belongs to { $to }.
account-erased = The person is erased.
account-erased-lead = The person behind this account was erased. That there was an account stays provable.
account-preferences = Messages chosen
account-calendar = Address of the calendar
