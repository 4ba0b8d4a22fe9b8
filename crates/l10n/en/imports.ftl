# The import desk: a file, its columns, a verdict on each row, and the way back.

imports-title = Imports
imports-lead = Bring a table into Passerelle: every row gets its verdict before anything changes, and a whole import can be taken back.
imports-new = Import a file
imports-table-caption = Your imports
imports-file = File
imports-kind = What it holds
imports-state = Where it stands
imports-rows = Rows
imports-when = Last changed
imports-name-gone = A file whose name is gone
imports-empty-title = No import yet
imports-empty-do = Choose a table as you have it: CSV, Excel, OpenDocument, JSON lines or GeoJSON. You will see how it is read before anything is changed.
imports-keep-hint = Only you see your imports. A file and its result are destroyed some days after you last touched them; what was imported stays.

## Choosing a file

import-new-title = Import a file
import-new-lead = Nothing changes before you have seen a verdict on every row.
import-kind-label = What does the table hold?
import-kind-places = Places
import-kind-places-hint = P-codes of provinces and districts, sites, points; areas from GeoJSON
import-kind-offices = Offices
import-kind-offices-hint = One office in each row, with the name of the office above it
import-file-label = File
import-file-hint = CSV, Excel (XLSX, XLS), OpenDocument, JSON lines or GeoJSON, up to { SIZE($max) }
import-new-submit = Send the file
import-sent = The file is here. See how it is read.

## Steps

import-step-file = File
import-step-columns = Columns
import-step-check = Check
import-step-commit = Import
import-state-mapping = Columns to be settled
import-state-checking = Being checked
import-state-checked = Checked, not imported
import-state-committing = Being imported
import-state-done = Imported
import-state-undoing = Being taken back
import-state-undone = Taken back

## How the file is read

import-reading-title = How the file is read
import-reading-change = Read it otherwise
import-reading-guess = Leave it to Passerelle
import-reading-kind = Kind of file
import-reading-area = Area
import-reading-area-taken = Taken from the geometry of each feature; it needs no column
import-reading-sheet = Sheet
import-reading-sheet-hidden = { $name } (hidden)
import-reading-encoding = Encoding
import-reading-encoding-hint = A name such as utf-8 or windows-1256
import-reading-delimiter = Between cells
import-reading-comma = Comma
import-reading-semicolon = Semicolon
import-reading-tab = Tab
import-reading-bar = Vertical bar
import-reading-space = Space
import-reading-header = Rows that name the columns
import-reading-header-hint = The number of the first such row; 0 if there is none
import-reading-header-none = None
import-reading-header-keys = The file names them itself
import-reading-header-one = Row { $row }
import-reading-header-two = Rows { $row } and { $next }
import-reading-header-count = How many rows name them
import-reading-tags = Row of HXL hashtags
import-reading-tags-hint = Its number; 0 if there is none
import-reading-dates = Order of dates
import-reading-day-first = Day first: 31/12/2020
import-reading-month-first = Month first: 12/31/2020
import-reading-decimal = Decimal mark
import-reading-point = Point: 1,234.5
import-reading-decimal-comma = Comma: 1.234,5
import-format-csv = Text table (CSV)
import-format-xlsx = Excel workbook (XLSX)
import-format-xls = Old Excel workbook (XLS)
import-format-ods = OpenDocument spreadsheet (ODS)
import-format-json = JSON rows
import-format-geojson = GeoJSON features
import-why-told = as you said
import-why-content = the file begins as such files do
import-why-content-not-name = the file begins so, although its name ends otherwise
import-why-byte-order-mark = the file begins with its mark
import-why-ascii = there are only plain letters at the beginning
import-why-valid = the beginning is valid in it
import-why-frequency = letters are as frequent as in it
import-why-zero-bytes = zeros stand as in it
import-why-regular = most rows then have the same number of cells
import-why-one-column = there is only one column
import-why-sep-line = the first line says so
import-why-quoted = cells are quoted so
import-why-usual = it is usual
import-why-above-tags = it stands right above the hashtags
import-why-hashtags = most of its cells are hashtags
import-why-words-above-data = words stand above other things
import-why-groups-above-words = words, and a row above that groups them
import-why-no-header = the first row looks like those below
import-why-keys = its own keys name the columns
import-why-nothing = there are no rows

## Columns

import-columns-title = Which column is which?
import-columns-lead = Look at the guesses and mend what is wrong. A column that goes nowhere is left out.
import-columns-caption = Where the columns go
import-columns-target = In Passerelle
import-columns-column = Column of the file
import-columns-none = None
import-columns-value = The same for all rows
import-columns-samples = Examples
import-columns-why = Why
import-columns-needed = needed
import-columns-unnamed = Column { $letters }, without a name
import-columns-left = Left out: { $names }
import-columns-earlier = The columns go where they went when you last imported such a table.
import-sure-high = sure
import-sure-middle = likely
import-sure-low = a guess
import-evidence-tag = its hashtag is { $tag }
import-evidence-same-name = its name says so
import-evidence-holds-name = its name holds “{ $name }”
import-evidence-like-name = its name is nearly “{ $name }”
import-evidence-on-the-list = its values are such
import-evidence-looks-so = its values look so
import-evidence-right-shape = its values fit
import-evidence-wrong-shape = though its values look otherwise
import-columns-or-value = { $target }, the same for all rows
import-columns-of = { $target }: column of the file
import-reading-read-again = The file is read otherwise now, so the columns were guessed anew.
import-reading-submit = Read it so
fault-not-a-row = This is not the number of a row. Write one such as 1, or 0 for none.
import-preview-good = reads
import-verdicts-line = { $row } (line { $line })
import-title = Import of { $name }
import-group-levels = Levels above, each in its columns
import-group-names = Names in other languages
import-map-title = Use a saved mapping
import-map-label = Mapping file
import-map-hint = A TOML file that you downloaded here earlier
import-map-submit = Use it
import-map-download = Download this mapping
import-map-used = The mapping is used for this file.
import-preview-title = The first rows as they will be read
import-preview-row = Row
import-preview-submit = Update the preview
import-preview-nothing = No column goes anywhere yet.
import-check-submit = Check all rows
import-check-lead = Every row is read and compared with what is here. Nothing is changed.
import-checking = Rows are being checked
import-committing = Rows are being imported; nobody sees them before all are
import-undoing = The import is being taken back
import-waiting = It goes on without this page; you may leave it.

## Verdicts

import-verdicts-title = Verdicts
import-verdict-new = New
import-verdict-change = Changes something
import-verdict-same = Known already
import-verdict-refused = Refused
import-verdict-left-out = No row of the table
import-done-new = Added
import-done-change = Changed
import-done-same = Known already
import-done-refused = Refused
import-done-left-out = No row of the table
import-verdict-all = All
import-verdicts-caption = Rows and what they come to
import-verdicts-row = Row
import-verdicts-called = Called
import-verdicts-verdict = Verdict
import-verdicts-says = What is said
import-verdicts-none = No row came to this.
import-verdicts-bound = The page lists the first { $max } rows of each verdict; the result has all of them.
import-count-blank = { $count ->
    [one] { $count } blank row was passed over.
   *[other] { $count } blank rows were passed over.
}
import-count-remarked = { $count ->
    [one] { $count } row is worth a look.
   *[other] { $count } rows are worth a look.
}
import-result-download = Download the result
import-result-hint = Your file with a verdict on each row. Mend the refused rows there and import it again: what is known stays as it is.
import-result-verdict = verdict
import-result-says = explanation
import-result-record = record
import-result-name = { $name } with verdicts
import-again-submit = Go back to the columns

## Importing and taking back

import-commit-title = Import these rows
import-commit-refused-label = Some rows are refused
import-commit-all = Import nothing until all rows are good
import-commit-all-hint = Mend the refused rows in the file and send it again
import-commit-leave-out = Leave the refused rows out and import the others
import-commit-leave-out-hint = The result says which rows are still to be mended
import-commit-consequence = { $count ->
    [one] { $count } change is made. Nobody sees any of it before all of it is done. You can take the import back as long as nothing was built on it.
   *[other] { $count } changes are made. Nobody sees any of them before all are done. You can take the import back as long as nothing was built on it.
}
import-commit-submit = Import
import-commit-nothing = All that the file says is known already. There is nothing to import.
import-commit-none-good = No row can be taken as it is. Go back to the columns, or mend the file and send it again.
import-undo-title = Take the import back
import-undo-consequence = { $count ->
    [one] { $count } change is undone, as if it had never been imported. This works only as long as nobody changed or used what it made.
   *[other] { $count } changes are undone, as if they had never been imported. This works only as long as nobody changed or used what they made.
}
import-undo-submit = Take the import back
import-undone-lead = Everything is as it was before this import.
import-done-lead = All good rows are here and everyone can see them.
import-remove-submit = Destroy the file
import-remove-lead = The file and its result are destroyed. What was imported stays, and can no longer be taken back from here.
import-removed = The file is destroyed.
import-stuck-title = The work on this import ended before it was done
import-stuck-do = Nobody sees what is new in it, and nobody else can change what it has changed so far. Let it go on, or take back what was done.
import-go-on-submit = Go on
import-stopped-title = This could not be done
import-stopped-at = { $at }: { $says }
import-stopped-nothing = Nothing was changed.
import-said-at = { $at }: { $says }
import-too-late = Somebody was quicker: this import stands elsewhere by now.

## Files that are not read

import-file-io = The file could not be read from the disk. Try again; if it stays so, tell your administrator.
import-file-not-a-table = This file holds no table that can be read. Send it as CSV, XLSX, ODS, JSON lines or GeoJSON.
import-file-topojson = This is TopoJSON, which is not read here. Turn it into GeoJSON first.
import-file-no-geometry = GeoJSON is not read for this kind of import. Send a table.
import-file-empty = This file is empty. Choose another.
import-file-locked = This file is protected by a password. Save it without one and send it again.
import-file-damaged = This file is damaged or ends too early. Open it, save it anew and send that.
import-file-doctype = This file declares XML entities, which no spreadsheet needs and which can be used to attack. It is refused: save it anew in a spreadsheet program.
import-file-limit = This file asks too much: more than { $max } { $what ->
        [file-bytes] bytes in the file
        [part-bytes] bytes in one part once it is unpacked
        [ratio] times the packed size in one part
        [parts] parts in the file
        [held-bytes] bytes of texts and styles
        [cell-bytes] bytes in one cell
        [row-bytes] bytes in one row
        [columns] columns
        [rows] rows
        [cells] cells
        [blank-run] blank rows one after another
        [sheets] sheets
       *[xls-bytes] bytes in a workbook of the old kind
    }, and no table needs so many. Split it, or save it anew without what is empty.
import-file-no-such-sheet = There is no such sheet in this file. Choose another.
import-file-no-such-encoding = There is no such encoding. Write a name such as utf-8 or windows-1256.
import-file-no-such-mark = This cannot stand between cells. Choose another mark.
import-file-no-rows = There are no rows below the header. Choose another file, or say which row names the columns.
import-file-too-many-rows = This file has more than { $max } rows. Split it and import the parts one after another.
import-map-wrong = This is not a mapping that can be read. Choose a TOML file that you downloaded here.
import-map-other-kind = This mapping is for another kind of import. Choose one for this kind.
import-map-no-column = There is no column “{ $column }” in this file. Choose another column for it, or none.
import-map-two-columns = There are several columns “{ $column }” in this file. Choose one by its place.
import-map-no-target = Nothing is called “{ $target }” here. Take this line out of the mapping.
import-map-needed = A column, or one value for all rows, is needed here.
import-refused-since = Rows are refused that were good when the file was checked: something was changed meanwhile. Look at the verdicts again.

## Said of cells

import-cell-required = There must be something here.
import-cell-not-a-date = “{ $written }” is not a date.
import-cell-no-such-day = “{ $written }” is a day that the calendar does not have.
import-cell-ambiguous-date = “{ $written }” can be { $one } or { $other }. Say above in which order dates stand.
import-cell-ambiguous-year = “{ $written }” can be { $one } or { $other }. Write the year with four digits.
import-cell-date-not-whole = “{ $written }” is no whole day. Write day, month and year.
import-cell-not-a-time = “{ $written }” is not a time of the day.
import-cell-not-a-number = “{ $written }” is not a number.
import-cell-ambiguous-number = “{ $written }” can be { $one } or { $other }. Say above which is the decimal mark.
import-cell-not-an-integer = “{ $written }” is not a whole number.
import-cell-out-of-range = “{ $written }” is not between { $least } and { $most }.
import-cell-not-yes-or-no = “{ $written }” is neither yes nor no.
import-cell-not-a-coordinate = “{ $written }” is not a latitude or longitude.
import-cell-not-a-choice = “{ $written }” is not one of the choices.
import-cell-ambiguous-choice = “{ $written }” can be { $one } or { $other }.
import-cell-too-long = This is too long: at most { $max } characters.
import-cell-spreadsheet-error = “{ $written }” is an error of the spreadsheet. Mend its formula.
import-cell-formula-without-result = This formula was saved without its result. Open the file in a spreadsheet program and save it.
import-cell-bad-encoding = Some signs are no text in the encoding of this file.
import-row-more-cells = There are { $cells } cells where the header has { $expected }.
import-row-fewer-cells = There are { $cells } cells where the header has { $expected }.
import-row-other-encoding = This row is not in { $encoding } as the others are; it was read as { $read_as }.
import-row-bad-encoding = Some signs are no text in any likely encoding.
import-row-unclosed-quote = A quote on line { $line } is never closed.
import-row-text-after-quote = There is text after a closing quote.
import-row-nul-character = Null characters were left out.
import-row-many-lines = { $lines } lines are in one row; a quote may be missing.
import-row-not-json = This is not a row of JSON.
import-row-new-key = A new key appears here: { $key }.
import-row-feature-too-long = This feature is too long to be read. Simplify its area.
import-row-not-a-feature = This is not a feature of GeoJSON.
import-row-total = This row sums up others.
import-row-note = This is a remark below the table.
import-twice = Row { $row } says the same already. One of the two is enough.

## Places

import-places-country = Country
import-places-level = Level or kind
import-places-code = P-code
import-places-name = Name
import-places-language = Language of the name
import-places-aliases = Other spellings
import-places-parent = P-code of the place above
import-places-from = First day
import-places-to = Last day
import-places-latitude = Latitude
import-places-longitude = Longitude
import-places-geometry = Area
import-places-name-en = Name in English
import-places-name-fr = Name in French
import-places-name-ar = Name in Arabic
import-places-name-es = Name in Spanish
import-places-name-pt = Name in Portuguese
import-places-name-ru = Name in Russian
import-places-name-zh = Name in Chinese
import-places-name-uk = Name in Ukrainian
import-places-adm1-code = Level 1: P-code
import-places-adm1-name = Level 1: name
import-places-adm1-name-en = Level 1: name in English
import-places-adm1-name-fr = Level 1: name in French
import-places-adm1-name-ar = Level 1: name in Arabic
import-places-adm1-name-es = Level 1: name in Spanish
import-places-adm2-code = Level 2: P-code
import-places-adm2-name = Level 2: name
import-places-adm2-name-en = Level 2: name in English
import-places-adm2-name-fr = Level 2: name in French
import-places-adm2-name-ar = Level 2: name in Arabic
import-places-adm2-name-es = Level 2: name in Spanish
import-places-adm3-code = Level 3: P-code
import-places-adm3-name = Level 3: name
import-places-adm3-name-en = Level 3: name in English
import-places-adm3-name-fr = Level 3: name in French
import-places-adm3-name-ar = Level 3: name in Arabic
import-places-adm3-name-es = Level 3: name in Spanish
import-places-known-country = This is a country, and countries are known already.
import-places-no-code = Without a code nothing tells whether this place is known: importing the file again would add it again.
import-places-alike = A place of this name and level is there already, with the code { $code }. If it is the same one, write that code here instead; otherwise there will be two.
import-places-name-taken = “{ $written }” often means that nothing is known. It was taken for the name.
import-places-unread = This row does not read.
import-places-two-parents = Rows say different places above this one. Mend one of them.
import-places-circle = These places stand below each other in a circle: { $codes }. Mend one of them.
import-places-no-level = Nothing tells the level of this place. Choose a column for the level, or one value for all rows.
import-places-other-kind = The place with this code is of another level, and a level never changes. Give it another code.
import-places-no-name = This place is new and has no name. Write one.
import-places-no-parent = No place of this country has this code, neither here nor in the file. Mend it, or add the place above.
import-places-parent-refused = The place above it is refused in row { $row }. Mend that row first.
import-places-closed-on = This place ended on { $day } already. Open it again first if that is wrong.
fault-place-level-too-deep = Places are kept down to the third level. Import what lies below as sites.
fault-not-a-level = This is no level of places. Write 1, 2 or 3, site or point.

## Offices

import-offices-name = Name
import-offices-kind = Kind
import-offices-parent = Office above
import-offices-countries = Countries covered
import-offices-address = Address
import-offices-phone = Phone
import-offices-email = E-mail address
import-offices-web = Web address
import-offices-languages = Languages spoken there
import-offices-listed = In the public directory
import-offices-from = Open from
import-offices-several = Several offices have this name. Rename one of them first.
import-offices-no-parent = No office has this name, neither here nor in a row above. Mend it, or add that office.
import-offices-parent-refused = The office above it is refused in row { $row }. Mend that row first.
import-offices-circle = These offices stand below each other in a circle: { $names }. Mend one of them.
import-offices-closed = This office is closed. Open it again first.
