# The tree of offices: list, one office, forms.

offices-title = Offices
offices-lead = Every office of the agency, and which one stands above which.
offices-count = { $count ->
    [0] No offices
    [one] { $count } office
   *[other] { $count } offices
}
offices-new = Open an office
offices-search-label = Search by name, place or country code
offices-show-closed = Show closed offices too
offices-show-missing = Only offices without a focal point
offices-view-tree = As a tree
offices-view-list = As a list
offices-views-label = Views
offices-table-caption = Offices
offices-empty-title = No office yet
offices-empty-do = Begin with headquarters; every other office stands below it.

## Kinds

office-kind-headquarters = Headquarters
office-kind-regional-office = Regional office
office-kind-country-office = Country office
office-kind-sub-office = Sub-office
office-status-open = Open
office-status-closed = Closed
office-status-planned = Opens { $date }
office-status-closing = Closes { $date }

## Fields

office-name-label = Name
office-name-hint = As people know it, without the name of the agency
office-code-label = Code
office-code-hint = Short and lasting, in capital letters and digits, like BE-BRU
office-kind-label = Kind
office-parent-label = Stands below
office-parent-hint = Who holds a role in the office above holds it here too
office-countries-label = Countries covered
office-countries-hint = Two-letter codes with spaces between, like BE LU
office-valid-from-label = Open from
office-valid-to-label = Open until
office-valid-to-hint = Leave it empty while no end is known
office-successor-label = Succeeded by
office-successor-hint = The office that took over its work; old records point there
office-predecessors = Took over from
office-focal-point-label = Focal point
office-focal-point-hint = Someone who holds a role here or in an office above. Other offices turn to them.
office-focal-point-nobody = Nobody yet
office-focal-point-change = Name someone
office-address-label = Address
office-phone-label = Phone
office-phone-hint = With the country’s number, like +32 2 555 01 00
office-web-label = Web address
office-web-hint = Beginning with https://
office-email-label = E-mail address
office-email-hint = The office’s own address, not a person’s
office-languages-label = Languages spoken there
office-languages-hint = Codes with spaces between, like fr nl en
office-time-zone-label = Time zone
office-public-label = Show in the public directory
office-public-hint = Anyone on the internet can then see address, phone, web and languages
office-public-yes = In the public directory
office-public-no = Not in the public directory

## Doing

office-new-title = Open an office
office-new-submit = Open the office
office-edit-title = Change { $name }
office-edit-submit = Save the changes
office-rename-title = Give { $name } another name
office-rename-lead = The present name stays on everything from before that day.
office-rename-link = Give another name
office-new-name-label = New name
office-name-from-label = First day of this name
office-name-from-hint = The day of an earlier renaming corrects that one
office-rename-submit = Save the new name
office-close-title = Close { $name }
office-close-lead = From that day nobody can work in this office. Its records stay and can be read; it can be opened again.
office-close-below = { $count ->
    [one] { $count } office stands below it and must be moved or closed first.
   *[other] { $count } offices stand below it and must be moved or closed first.
}
office-last-day-label = Last day
office-last-day-hint = On the day after, the office is closed
office-successor-none = No successor
office-close-below-do = Open the office and move or close those below it first.
office-close-submit = Close the office
office-reopen-submit = Open it again
office-stay-submit = Keep it open
office-focal-point-title = Who answers for { $name }?
office-focal-point-lead = The focal point answers questions of other offices, such as possible duplicates.
office-opened = { $name } is open.
office-changed = { $name } is saved.
office-renamed = The new name is saved: { $name }.
office-renamed-later = The new name is saved. Until its first day the office is called { $name }.
office-closed = { $name } is closed.
office-will-close = { $name } will close after its last day.
office-reopened = { $name } is open again.
office-stays = { $name } stays open.
office-focal-point-set = { $person } now answers for { $name }.
office-focal-point-none = Nobody answers for { $name } now.
office-closed-notice = This office closed on { $date }.
office-successor-notice = Its work went to { $name }.
office-contact-title = How to reach it
office-place-title = Where it stands
office-names-title = Its names
office-name-since = From { $date }
office-name-now = in use
office-below-title = Offices below it
office-below-none = No office stands below it.
office-people-title = Who works here
office-people-caption = Roles held in this office
office-people-empty = Nobody holds a role here yet.
office-people-own = You see your own roles. Whoever gives roles sees everyone’s.
office-people-own-empty = You hold no role in this very office. Whoever gives roles sees everyone’s.
office-people-more = There are more than these. The list of grants has them all.
