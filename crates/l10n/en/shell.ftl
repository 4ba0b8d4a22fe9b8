# The frame around every page, and the words that every room shares.

shell-name = Passerelle
shell-tagline = The operations platform of a migration agency
shell-page-title = { $page } · Passerelle
shell-skip-to-content = Skip to the content
shell-footer-independent = Passerelle is independent software. It is not the official system of any organisation.
shell-footer-time-zone = Times are shown in { $zone }.
shell-footer-version = Version { $version }
shell-demo-banner = This is a demonstration. Every person and office in it is invented.
shell-not-for-publication = Working figures, not for publication

## Finding one’s way

shell-nav-label = Main
shell-nav-menu = Menu
shell-nav-imports = Imports
shell-nav-home = Home
shell-nav-offices = Offices
shell-nav-places = Places
shell-nav-accounts = Accounts
shell-nav-grants = Grants
shell-nav-break-glass = Emergency access
shell-nav-log = Log
shell-nav-jobs = Jobs
shell-nav-deliveries = Deliveries
shell-nav-files = Files
shell-nav-roles = Roles and data
shell-nav-directory = Public directory
shell-nav-me = My account
shell-breadcrumb-label = Where you are
shell-pages-label = Pages of this list
shell-back = Back
shell-back-to = Back to { $place }

## Reader’s choices

shell-language = Language
shell-language-submit = Change language
shell-theme = Appearance
shell-theme-system = As on this device
shell-theme-light = Light
shell-theme-dark = Dark
shell-theme-submit = Change appearance

## Who is acting

shell-sign-in = Sign in
shell-sign-out = Sign out
shell-signed-in-as = Signed in as { $name }
shell-acting-as = Acting as { $role } in { $office }
shell-acting-change = Act in another role
shell-acting-submit = Act in this role

## What a button does

shell-save = Save
shell-cancel = Cancel
shell-continue = Continue
shell-confirm = Confirm
shell-close = Close
shell-add = Add
shell-edit = Change
shell-remove = Remove
shell-undo = Undo
shell-search = Search
shell-filter = Show
shell-filter-clear = Clear the filters
shell-older = Older
shell-newer = Newer
shell-next-page = Next page
shell-previous-page = Previous page
shell-first-page = First page
shell-show-more = Show more
shell-open = Open
shell-details = Details
shell-download = Download
shell-print = Print
shell-copy = Copy
shell-copied = Copied

## Fields

shell-field-required = required
shell-field-optional = optional
shell-field-choose = Choose one
shell-field-date-hint = Year, month, day: for example { $example }
shell-field-from = From
shell-field-to = To
shell-field-reason = Reason
shell-field-reason-hint = One or two sentences. The reason is kept, and can be read in the history.
shell-filters = Filters
shell-actions = Actions
shell-status = Status
shell-any = Any
shell-all = All

## Values that are not there, each for its own reason

shell-yes = Yes
shell-no = No
shell-value-none = None
shell-value-unknown = Unknown
shell-value-refused = Refused to say
shell-value-not-recorded = Not recorded
shell-value-hidden = Hidden: your role does not read this
shell-value-erased = Erased
shell-value-no-end = No end date

## What happened

shell-saved = Saved.
shell-saved-at = Saved { $when }
shell-undone = Undone.
shell-loading = Loading…
shell-offline = You are offline. What you type stays on this page; try again when you have a connection.
shell-unsaved = You have changes that are not saved.
shell-nothing-found = Nothing matches these filters
shell-nothing-found-do = Check the spelling, or clear a filter to see more.
shell-empty = Nothing here yet
shell-results-count = { $count ->
    [0] No results
    [one] { $count } result
   *[other] { $count } results
}
shell-list-end = That is the whole list.
shell-notice = Notice
shell-warning = Warning
shell-done = Done
