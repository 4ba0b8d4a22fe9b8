# What is wrong with something typed, and how to mend it.
# Every message stands alone: it is shown at the field and in the summary.

faults-summary-title = { $count ->
    [one] One thing needs mending before this can be saved
   *[other] { $count } things need mending before this can be saved
}
faults-summary-lead = Nothing was saved, and nothing you typed is lost.
faults-at-field = Error:
faults-at-row = Row { $row }
faults-for-field = { $field }: { $fault }

fault-required = This is empty. Please fill it in.
fault-too-long = This is too long. Shorten it to { $max ->
    [one] { $max } character
   *[other] { $max } characters
} or fewer.
fault-too-short = This is too short. Write at least { $min ->
    [one] { $min } character
   *[other] { $min } characters
}.
fault-control-character = This contains a hidden character that cannot be kept, often from copying. Type it again by hand.
fault-null-byte = This contains a null character, which no text may have. Type it again by hand.
fault-not-an-email = This is not an e-mail address. Write it like name@example.org.
fault-not-a-date = This is not a date. Write the year, month and day like 2025-03-28.
fault-not-a-number = This is not a whole number. Write digits only, like 42.
fault-not-a-url = This is not a web address. Begin it with https://, like https://example.org.
fault-not-a-country = This is not a country we know. Choose one from the list, or write its two-letter code.
fault-not-a-language = This is not a language we know. Choose one from the list, or write its code, like fr.
fault-not-a-phone = This is not a phone number. Begin with + and the country’s number, then digits and spaces, like +32 2 555 01 00.
fault-unknown-choice = This is not one of the choices. Choose one from the list.
fault-already-taken = This is already in use. Choose another, or open the record that has it.
fault-already-taken-back = This import was taken back already.
fault-batch-changed-since =
    { $count ->
    [one] One record of this import was changed since. Undo that change first, or mend the record by hand.
   *[other] { $count } records of this import were changed since. Undo those changes first, or mend the records by hand.
 }
fault-batch-changed-above =
    { $count ->
    [one] One record of this import would go back below one that was closed, moved or taken away since. Undo that first, or mend the record by hand.
   *[other] { $count } records of this import would go back below others that were closed, moved or taken away since. Undo that first, or mend the records by hand.
 }
fault-batch-in-use =
    { $count ->
    [one] One record of this import is used by another record. Take that away first.
   *[other] { $count } records of this import are used by other records. Take those away first.
 }
fault-not-found = There is no such record, or you may not see it. Check it, or choose another.
fault-password-too-short = This password is too short. Use at least { $min ->
    [one] { $min } character
   *[other] { $min } characters
}; a few words together are easy to remember.
fault-password-too-common = Too many people use this password, so it is easily guessed. Choose one that only you would think of.
fault-password-mismatch = The two passwords are not the same. Type the new password again in both fields.
fault-wrong-code = This code is not right. Wait for the next one to appear on your phone and type that.
fault-too-many-tries = There were too many wrong tries. Wait 15 minutes, or ask an administrator to unlock your account.
fault-code-expired = This code is no longer valid. Ask for a new one.
fault-office-cycle = This office stands below the office you are changing, so it cannot also stand above it. Choose another parent office.
fault-successor-self = An office cannot be its own successor. Choose another office, or leave this empty.
fault-open-offices-below = { $count ->
    [one] { $count } office below it is still open on that day. Move or close it first.
   *[other] { $count } offices below it are still open on that day. Move or close them first.
}
fault-dates-reversed = The end is before the beginning. Change one of the two dates.
fault-before-first-day = This day is before the office’s first day. Choose { DATE($first) } or a later day.
fault-in-the-past = This date has passed. Choose today or a later date.
fault-too-far = This is too far in the future. Choose { DATE($latest) } or earlier.
fault-wrong-password = This is not your current password. Type it again.
fault-not-a-programme = This is not the code of a programme. Write small letters and digits, like avrr.
fault-not-confirmed = This is not what was asked for, so nothing was done. Copy it exactly.
fault-not-understood = Tick this to say that you understand.
fault-own-account = You cannot do this to your own account. Ask another administrator.
fault-last-administrator = This is the last administrator, and without one nobody could let people in. Make someone else an administrator first.
fault-reason-required = A reason is needed. Say in one or two sentences why you are doing this.
fault-file-too-large = This file is too large. The largest we can take is { SIZE($max) }: make it smaller, or split it.
fault-file-required = No file was chosen. Choose one first.
fault-file-not-taken = This kind of file is not taken. Send a PDF, a picture (PNG, JPEG or WebP), plain text, or a text document or spreadsheet without macros.
fault-file-empty = This file is empty. Choose another.
fault-conflict = Someone else has changed this since you opened it. Compare the two values and choose which one stays.
fault-closed-account = This account is closed. Reopen it first, or choose another.
fault-placeholder-date = This date looks like a stand-in for one that is not known. Write the real date, or say that it is unknown.
fault-nested-too-deep = This data is nested too deeply. Send it with at most { $max ->
    [one] { $max } level
   *[other] { $max } levels
}.
fault-too-many = There are too many entries. Keep it to { $max ->
    [one] { $max } entry
   *[other] { $max } entries
}, or send the rest separately.
fault-hand-over-first = This person still holds roles or answers for an office. Hand their work over first; then they can be erased.
fault-key-reused = This key was sent before with other words. Take a new key for another request.
fault-not-an-endpoint = This is not an address that can be called. Begin it with https://, without a user name and without #.
fault-not-https = This address is not secret on its way. Begin it with https://.
fault-private-address = This address is inside a private network. Choose one of the open internet, or ask whoever runs this machine to allow private ones.
fault-webhook-ended = This webhook has ended. Subscribe a new one.
fault-wrong-type = This value is of another kind than is read here. Look it up in the description of the API.
fault-unknown-field = There is no field of this name. Did you mean { $nearest }?
fault-missing-field = This field is missing. Send it along.
fault-not-a-time = This is not a time of day. Write it like 22:30.
fault-no-quiet-hours = The quiet hours end when they begin. Choose another end, or leave both empty.
fault-phone-without-country = The number does not say its country. Begin with + and the country’s number, like +32 2 555 01 00.

## Places

fault-no-such-place = There is no place with this code in this country. Look it up among the places, or add it first.
fault-place-is-closed = That place ends too early. Choose one that goes on.
fault-place-of-another-level = That place is of the wrong level. A district lies in a province, a sub-district in a district.
fault-place-of-another-country = That place is in another country. Choose one of the same country.
fault-place-cycle = A place cannot lie in itself. Choose the place above it.
fault-place-at-the-top = A place of level 1 lies just below its country. Leave this empty.
fault-place-successor-self = A place cannot follow itself. Name the others.
fault-ends-before-its-beginning = Another place ends only on or after this day and is followed by this one. Choose a later day.
fault-point-without-area = A point has a position and no area. Make it a site if people stay there.
fault-two-names-of-a-language = There are two names in the language { $language }. Keep one, and write the other among the spellings.
fault-not-a-p-code = This is not a P-code. Use letters, digits, hyphens and points, without spaces.
fault-not-degrees = This is not a number of degrees. Write it like 50.8503.
fault-degrees-out-of-range = This lies off the globe. Latitude goes from -90 to 90, longitude from -180 to 180.
fault-placeholder-position = Zero and zero stand for a position that nobody knows. Leave both empty instead.
fault-not-geojson = This is not GeoJSON. Paste a Polygon, a MultiPolygon, or one Feature.
fault-geometry-one-feature = There are several features, or none. Bring the one of this place; many places come by import.
fault-geometry-not-an-area = This is not an area. Only polygons and multipolygons are kept.
fault-geometry-too-many-points = The boundary has more than { $max } points. Simplify it first.
fault-geometry-open-ring = A line of the boundary is not closed. Its last point must be its first.
fault-geometry-short-ring = A line of the boundary has too few points. It needs at least three different ones.
fault-geometry-off-the-globe = A point of the boundary lies off the globe. Longitude comes before latitude.
fault-geometry-crosses-itself = The boundary crosses itself. Mend it where the lines meet.
fault-open-places-below = { $count ->
    [one] { $count } place still lies in it. End or move it first.
   *[other] { $count } places still lie in it. End or move them first.
}
