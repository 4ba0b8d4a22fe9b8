# The first page after signing in: what waits, and where to begin.

home-title = Home
home-greeting = Good day, { $name }
home-last-sign-in = You last signed in { $when }. If that was not you, tell your administrator.
home-first-sign-in = This is your first time here. Welcome.
home-waiting-title = Waiting for you
home-waiting-count = { $count ->
    [0] Nothing waits for you
    [one] { $count } thing waits for you
   *[other] { $count } things wait for you
}
home-waiting-empty = Nothing waits for you. What you are asked to do will appear here.
home-begin-title = Where to begin
home-recent-title = What you did last
home-recent-empty = Nothing yet. What you change will be listed here.
home-your-roles = Your roles
home-no-grants-title = You have no role yet
home-no-grants-do = Ask an administrator of your office for a grant. Until then you can change your own account.
home-grant-ends = Your role { $role } in { $office } ends { $when }.
home-codes-few = { $count ->
    [one] You have { $count } recovery code left. Make new ones in your account.
   *[other] You have { $count } recovery codes left. Make new ones in your account.
}
home-glass-to-review = { $count ->
    [one] Emergency access to review
   *[other] Emergency accesses to review
}
home-glass-to-review-hint = Look at what was opened and why
home-days-left = { $count ->
    [0] Less than a day left
    [one] Day left
   *[other] Days left
}
home-without-focal-point = { $count ->
    [one] Office without a focal point
   *[other] Offices without a focal point
}
home-without-focal-point-hint = Name someone to whom other offices can turn
home-card-imports = Bring in a file, look at it row by row, take it back
home-card-places = Countries, provinces, districts and sites, with their codes and names
home-card-offices = Offices, where they stand and how to reach them
home-card-accounts = Who may sign in
home-card-grants = Who holds which role, where and until when
home-card-break-glass = Emergency access: open, ended and to be reviewed
home-card-log = Everything that was changed, and the proof that nothing was lost
home-card-files = Files that are kept with records
home-card-directory = The addresses that everyone may see
home-card-roles = Which role reads which data

## What each role does first.

home-lead-caseworker = Here you will find the people and cases in your care.
home-lead-movement-officer = Here you will find the journeys to prepare and to follow.
home-lead-health-officer = Here you will find the health assessments of your office.
home-lead-enumerator = Here you will find the forms assigned to you.
home-lead-information-management-officer = Here you will find the data to check and the figures to prepare.
home-lead-programme-manager = Here you will find your programmes, and what waits for your approval.
home-lead-resource-manager = Here you will find budgets, agreements and spending.
home-lead-liaison-officer = Here you will find the authorities, donors and partners you work with.
home-lead-governing-bodies-secretariat = Here you will find meetings, their documents and their votes.
home-lead-data-protection-officer = Here you will find emergency access to review and requests from people about their data.
home-lead-auditor = Here you will find the log, and the proof that nobody altered it.
home-lead-administrator = Here you open offices and accounts and give people their roles.
