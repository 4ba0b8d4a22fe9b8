# Files kept with a record.

files-title = Files
files-lead = Kept with this record, sealed, and readable only in Passerelle.
files-all = All files
files-count = { $count ->
    [0] No files
    [one] { $count } file
   *[other] { $count } files
}
files-table-caption = Files
files-add-title = Add a file
files-add-label = File
files-add-hint = Up to { SIZE($max) }: PDF, picture, text or table
files-note-label = What it is
files-note-hint = So that colleagues know without opening it
files-class-label = Class of data
files-add-submit = Add the file
files-added = The file is kept: { $name }, { SIZE($size) }.
files-name = Name
files-kind = Kind
files-kind-pdf = PDF document
files-kind-picture = Picture
files-kind-text = Plain text
files-kind-letter = Text document
files-kind-table = Spreadsheet
files-kind-other = File
files-size = Size
files-removed-label = Taken off
files-added-by = Added by
files-added-at = Added
files-download = Download { $name }
files-download-warning = The downloaded copy is no longer protected by Passerelle. Delete it when you are done.
files-remove-title = Take off { $name }
files-remove-lead = The file no longer shows and can no longer be downloaded. That it was here, and who took it off, stays in the log.
files-remove-submit = Take off the file
files-removed = The file is taken off.
files-erase-title = Erase { $name }
files-erase-lead = The content is destroyed and cannot be brought back. That a file was here, and your reason, stay in the log.
files-erase-submit = Erase the file
files-erased = Erased
files-damaged-title = This file is damaged
files-damaged = This file no longer matches its seal, so it is not shown. Tell your administrator: it can be brought back from a backup.
files-empty-title = No file yet
files-empty-do = Add a letter, a picture of a document or a table that belongs to this record.
files-empty-wait = Whoever may change this record can add some.
