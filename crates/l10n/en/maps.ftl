# Maps: the picture, its key, and the page of offices and countries.

maps-tip = { $place }: { $figure }
maps-class = { $low } to { $high }
maps-key-title = Key
maps-key-zero = { $zero }: counted, and none
maps-key-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
}

maps-summary-nothing = No place has a number to show.
maps-summary-all = { $count ->
    [one] { $count } place has a number: { $places }.
   *[other] { $count } places have a number: { $places }.
}
maps-summary-highest = { $count ->
    [one] { $count } place has a number. The highest: { $places }.
   *[other] { $count } places have a number. The highest: { $places }.
}
maps-summary-zero = { $count ->
    [one] { $count } place was counted and has none.
   *[other] { $count } places were counted and have none.
}
maps-summary-hidden = { $count ->
    [one] The number of { $count } place is hidden to protect people.
   *[other] The numbers of { $count } places are hidden to protect people.
}
maps-summary-none = { $count ->
    [one] { $count } place has no data.
   *[other] { $count } places have no data.
}
maps-summary-table = The table beside this picture says the same in words.

maps-note-borders = Names and borders on this map are no opinion on the status of a territory, its authorities or its limits.
maps-note-world = Outlines: Natural Earth, 1:50 million. Areas keep their proportions (Equal Earth). Countries too small to be seen are marked with a dot; Antarctica is left out.
maps-note-marks = The outlines of countries are not part of this installation: each country is marked with a dot.
maps-not-drawn = Not on this map: { $places }.
maps-source = Source: { $source }
maps-method = How it was counted: { $method }

maps-interactive = Interactive map
maps-interactive-hint = Loads about 900 KB more.
maps-interactive-close = Back to the picture
maps-interactive-loading = The interactive map is being loaded.
maps-interactive-failed = The interactive map does not work in this browser. The picture and the table say the same.
maps-interactive-zoom-in = Zoom in
maps-interactive-zoom-out = Zoom out
maps-interactive-label = Interactive map
maps-interactive-wheel = Hold Ctrl and scroll to zoom.
maps-interactive-touch = Use two fingers to move the map.

maps-countries-title = Offices and countries
maps-countries-tab = Map
maps-countries-lead = Which countries our offices cover, and how many open offices cover each.
maps-countries-table = Open offices for each country
maps-countries-country = Country
maps-countries-offices = Open offices
maps-countries-names = Which
maps-countries-beyond = No office has covered it
maps-countries-source = the register of offices, on { $day }
maps-countries-method = An office counts in each country that it covers. Closed offices count as none.
maps-countries-empty-title = No office covers a country yet
maps-countries-empty-do = Add the countries that an office covers on the office’s page. They appear here at once.
maps-countries-download = Picture as a file (SVG)
