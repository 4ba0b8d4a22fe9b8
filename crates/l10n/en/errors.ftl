# Pages for requests that could not be answered: what happened, what to do.

error-400-title = We could not read that request
error-400-what = Something in the address or the form was not in a shape we understand. Nothing was changed.
error-400-do = Go back, load the page again and try once more.
error-401-title = Please sign in first
error-401-what = This page is only for people who are signed in, and you are not, or no longer.
error-401-do = Sign in; you will come back to this page.
error-403-title = You may not open this
error-403-what = Your role does not reach this page or this record. Nothing was shown or changed.
error-403-do = If your work needs it, ask an administrator for a grant. In an emergency, use emergency access.
error-404-title = There is nothing here
error-404-what = The address may be mistyped, the record may have been removed, or you may not be allowed to see it.
error-404-do = Check the address, or start from the home page.
error-405-title = That cannot be done here
error-405-what = This address exists, but it does not take that kind of request. Nothing was changed.
error-405-do = Go back and use the buttons on the page.
error-409-title = Someone changed this before you
error-409-what = The record was changed after you opened it, so your change was not saved over theirs.
error-409-do = Look at both versions below, choose what stays, and save again.
error-413-title = That is too large
error-413-what = What you sent is larger than { SIZE($max) }, so we stopped reading it. Nothing was saved.
error-413-do = Send a smaller file, or split it into parts.
error-415-title = We cannot read that kind of data
error-415-what = The request was in a format that this address does not take. Nothing was saved.
error-415-do = Use the form on the page, or send one of the formats named in the guide.
error-422-title = Some of it needs mending
error-422-what = We read everything, and some values cannot be kept as they are. Nothing was saved.
error-422-do = Each value is named below with the way to mend it.
error-429-title = Too many tries
error-429-what = There were more requests from you in a short time than we allow. This protects everyone’s accounts.
error-429-do = Wait { $wait }, then try again.
error-500-title = Something broke on our side
error-500-what = It was not your doing. The fault has been written down, and what you sent was not saved.
error-500-do = Try again in a minute. If it happens again, tell your administrator the request number below.
error-503-title = Not ready just now
error-503-what = Passerelle is starting, busy, or out of disk space. What you sent was not saved.
error-503-do = Wait a minute and try again. Your administrator can see the reason with the “doctor” command.

error-csrf-title = We did not trust that form
error-csrf-what = This form was opened too long ago, or in another session, so we did not trust it. Nothing was changed.
error-csrf-do = Load the page again and send the form once more.
error-resend-kept = What you typed is still here.
error-resend-sign-in = Sign in, in another tab, then come back
error-resend-submit = Send it again
error-request-id = Request number
error-home = Go to the home page
error-try-again = Try again

## When two people changed the same record

conflict-title = Two changes to one record
conflict-lead = { $name } changed this { $when }. Choose, for each field, what stays.
conflict-field = Field
conflict-before = Before
conflict-theirs = Their value
conflict-yours = Your value
conflict-keep-theirs = Keep theirs
conflict-keep-yours = Keep yours
conflict-submit = Save with these choices
