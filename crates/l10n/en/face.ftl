# Words that the page’s own parts say: tables, forms, steps, session.

face-help = Help
face-inbox = Messages
face-unread = unread
face-steps = Steps
face-no-data = No data
face-hidden = Hidden to protect people
face-total = Total
face-day = Day
face-month = Month
face-year = Year
face-draft-found = You began to fill in this form earlier and did not send it.
face-draft-restore = Bring back what I typed
face-draft-discard = Begin afresh
face-session-soon = You will soon be signed out because nothing has happened for a while.
face-session-over = You have been signed out. What you typed is still on this page; sign in in another tab, then send it.
face-session-keep = Stay signed in
face-console = The machine’s console
face-show = Show
