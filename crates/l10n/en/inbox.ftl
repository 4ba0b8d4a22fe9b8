# Messages to the reader, and how they want to be told.

inbox-title = Messages
inbox-lead = What concerns you and cannot wait until you look for it.
inbox-filter-topic = About
inbox-filter-unread = Show
inbox-all = All messages
inbox-unread-only = Unread only
inbox-unread = Unread
inbox-read = Read
inbox-open = Open
inbox-mark-read = Mark as read
inbox-mark-all-read = Mark all as read
inbox-marked = Marked as read.
inbox-choose = Choose what you get
inbox-what = What happened
inbox-when = When
inbox-state = State
inbox-empty-title = No messages
inbox-empty-do = When you get a role, when a job that you asked for is done, or when something needs you, it is told here.

topic-sign-in = How you sign in
topic-work = Your work
topic-emergency = Emergency access
topic-jobs = Jobs
topic-machine = The machine

## How one wants to be told

notices-title = What you are told, and how
notices-lead = Everything stands among your messages here. Choose what comes to you besides.
notices-saved = Saved. It counts from the next message on.
notices-ways-title = What comes to you
notices-ways-hint = What is about the safety of your account always comes by e-mail.
notices-what = What
notices-always = always
notices-way-email = E-mail
notices-way-sms = Short text
notices-way-print = On paper
notices-when-title = When
notices-language-label = Language
notices-language-as-pages = As my pages
notices-phone-label = Phone for short texts
notices-phone-hint = With the country’s number, like +32 2 555 01 00. Leave it empty to get none.
notices-zone-label = Time zone
notices-zone-hint = Needed for quiet hours and for times of day.
notices-digest-label = E-mails come
notices-digest-at-once = One by one, as it happens
notices-digest-daily = Together, once a day
notices-digest-weekly = Together, once a week
notices-digest-day-label = On
notices-digest-hour-label = At
notices-quiet-from-label = Quiet from
notices-quiet-to-label = Quiet until
notices-quiet-hint = In these hours nothing comes that can wait. Emergency access does not wait.
notices-none = Not chosen
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

## Calendar

calendar-title = Your calendar
calendar-lead = Ends of your roles and closings of your offices, in the calendar that you use every day. It names nobody.
calendar-none = Your calendar has no address yet.
calendar-has = Your calendar has an address. It was shown once, when it was made.
calendar-make = Make an address
calendar-renew = Make a new address
calendar-renew-consequence = Calendars that use the old address get nothing more.
calendar-remove = Take the address away
calendar-removed = Your calendar has no address any more.
calendar-made-title = The address of your calendar
calendar-made-do = Copy it into your calendar program as a subscription. It is shown only now. Whoever has it can read your calendar: do not pass it on.
calendar-back = Back to what you are told
calendar-name = Dates at Passerelle
calendar-role-ends = One of your roles ends: { $office }
calendar-glass-ends = Your emergency access ends: { $office }
calendar-office-closes = Last day of the office: { $office }
