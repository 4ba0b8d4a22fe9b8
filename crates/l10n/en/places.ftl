# Places: countries, what lies in them, forms.

places-title = Places
places-lead = Countries, their provinces and districts, and the sites and points in them.
places-new = Add a place
places-import = Import places
places-search-label = Name, other spelling or P-code
places-show-ended = Show places that ended too
places-found-caption = Places
places-countries-caption = Countries with places in the register
places-more = There are more than these. Type more of the name, or choose a country.
places-nothing-do = Try fewer letters, another spelling, or the P-code.
places-empty-title = No place yet
places-empty-do = Import a table of P-codes, or add places one by one. Countries are known already: search for one by its name.
place-kind-admin1 = Level 1 (province, region)
place-kind-admin2 = Level 2 (district)
place-kind-admin3 = Level 3 (sub-district)
place-kind-site = Site
place-kind-point = Point
place-kinds-admin1 = Level 1
place-kinds-admin2 = Level 2
place-kinds-admin3 = Level 3
place-kinds-site = Sites
place-kinds-point = Points
place-matched-code = Found by its code
place-matched-name = Found by a name
place-matched-alias = Found by another spelling
place-status-there = In use
place-status-ended = Ended { $date }
place-status-ending = Ends { $date }
place-status-planned = Begins { $date }
place-name-label = Name
place-kind-label = Kind
place-country-label = Country
place-code-label = P-code
place-code-hint = As the country writes it. Levels of administration always have one.
place-parent-label = Lies in
place-parent-hint = P-code of the place above, or the address of its page. Empty just below the country.
place-from-label = First day
place-from-hint = Leave it empty if nobody knows
place-last-day-label = Last day
place-last-day-hint = On the day after, it is no longer offered
place-main-name-label = Main name
place-main-name-hint = The name that lists are sorted by
place-language-label = Language of the main name
place-language-hint = A code like ar, fr or uz-Cyrl
place-other-names-label = Names in other languages
place-other-names-hint = One on a line, with its language: fr: Province du Nord
place-aliases-label = Other spellings
place-aliases-hint = One on a line: former names, and how files write it
place-position-label = Position
place-position-hint = Where it lies, or where its name is written on a map
place-latitude-label = Latitude
place-latitude-hint = Degrees with decimals, like 50.8503; south is negative
place-longitude-label = Longitude
place-longitude-hint = Degrees with decimals, like 4.3517; west is negative
place-area-label = Area
place-area-lead = The boundary, as GeoJSON with longitude before latitude.
place-area-hint = Paste a Polygon, a MultiPolygon, or one Feature
place-area-file-label = Or a file
place-area-remove = Take the area away
place-area-title = The area of { $name }
place-where-label = Where
place-where-title = Where it lies
place-names-title = Its names
place-language-unknown = Language not said
place-below-title = What lies in it
place-below-none = Nothing in the register lies in it yet.
place-followed-by = Followed by
place-predecessors = Followed
place-successors-label = Followed by
place-successors-hint = P-codes with spaces between: several after a split, one after a merger, none where it is simply gone
place-new-title = Add a place
place-new-submit = Add the place
place-edit-title = Change { $name }
place-edit-submit = Save the changes
place-close-title = End { $name }
place-close-link = End it
place-close-submit = End this place
place-close-lead = From the day after it is no longer offered. What was recorded there stays, and points to what followed. It can be taken back.
place-reopen-submit = Take the end back
place-added = { $name } is in the register.
place-changed = { $name } is saved.
place-ended = { $name } has its last day.
place-reopened = { $name } goes on.
place-language-en = English
place-language-fr = French
place-language-ar = Arabic
place-language-es = Spanish
place-language-ru = Russian
place-language-zh = Chinese
country-places-title = Its places
country-places-none = No place of this kind is in the register.
country-names-title = Its names
country-regions-title = Regions (M49)
country-groups-title = Groups
country-offices-title = Offices that cover it
country-offices-none = No office covers it.
country-group-since = since { $date }
country-group-until = until { $date }
country-group-between = { $from } to { $to }
country-group-unverified = Not verified
country-source = A name or a code here is no opinion on the status of a territory. Codes: ISO 3166-1 and M49; the sources are named in the reference files.
country-group-eu = European Union
country-group-schengen = Schengen area
country-group-ldc = Least developed countries
country-group-lldc = Landlocked developing countries
country-group-sids = Small island developing States
country-group-oecd = OECD
country-group-un-african = UN: African Group
country-group-un-asia-pacific = UN: Asia-Pacific Group
country-group-un-eastern-european = UN: Eastern European Group
country-group-un-grulac = UN: Latin American and Caribbean Group
country-group-un-weog = UN: Western European and Others Group
country-group-iom-americas-caribbean = IOM: Americas and the Caribbean
country-group-iom-asia-pacific = IOM: Asia and the Pacific
country-group-iom-east-horn-southern-africa = IOM: East, Horn and Southern Africa
country-group-iom-europe-central-asia = IOM: Europe and Central Asia
country-group-iom-middle-east-north-africa = IOM: Middle East and North Africa
country-group-iom-west-central-africa = IOM: West and Central Africa

place-count-admin1 = { $count ->
    [one] { $count } place of level 1
   *[other] { $count } places of level 1
}
place-count-admin2 = { $count ->
    [one] { $count } district
   *[other] { $count } districts
}
place-count-admin3 = { $count ->
    [one] { $count } sub-district
   *[other] { $count } sub-districts
}
place-count-site = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}
place-count-point = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
place-area-points = { $count ->
    [one] Drawn with { $count } point
   *[other] Drawn with { $count } points
}
