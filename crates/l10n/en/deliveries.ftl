# What leaves the house: deliveries, and sheets to print.

deliveries-title = Deliveries
deliveries-lead = Messages that leave by e-mail, short text, on paper or to other programs. They hold no personal data.
deliveries-state = State
deliveries-way = By
deliveries-to = To
deliveries-what = What
deliveries-when = Written
deliveries-sent = Left
deliveries-next = Next attempt
deliveries-attempts = Attempts
deliveries-again = Send again
deliveries-sent-again = It will be sent again.
deliveries-sheets = Sheets to print
deliveries-program = Another program
deliveries-empty-title = Nothing left yet
deliveries-empty-do = As soon as somebody is told something, it appears here with its way and its state.
delivery-state-waiting = Waiting
delivery-state-sent = Sent
delivery-state-failed = Not delivered
delivery-state-dropped = Not sent
delivery-reason-not-set-up = This way is not set up. The message waited a week.
delivery-reason-erased = The person was erased.
delivery-reason-account-closed = The account is closed.
delivery-reason-no-phone = There is no phone number.
delivery-reason-nobody = There is nobody to tell.
delivery-reason-webhook-ended = The other program is told nothing any more.
delivery-reason-mail-sign-in = The mail server does not let the program in.
delivery-reason-mail-refused = The mail server refused the message.
delivery-reason-mail-later = The mail server asked to try later.
delivery-reason-mail-tls = The mail server could not be reached safely.
delivery-reason-mail-unreachable = The mail server did not answer.
delivery-reason-mail-address = The e-mail address cannot be used.
delivery-reason-sms-sign-in = The gateway for short texts does not let the program in.
delivery-reason-sms-refused = The gateway refused the short text.
delivery-reason-sms-later = The gateway asked to try later.
delivery-reason-sms-elsewhere = The gateway says that nobody listens at that address, or that it has moved.
delivery-reason-sms-unreachable = The gateway did not answer.
delivery-reason-webhook-gone = The other program says that it listens no more.
delivery-reason-webhook-refused = The other program did not take the call.
delivery-reason-webhook-nowhere = The address of the other program leads nowhere that may be called.
delivery-reason-webhook-unreachable = The other program did not answer.
delivery-reason-folder = The folder could not be written.
delivery-reason-panic = The program failed while sending.

sheets-title = Sheets to print
sheets-lead = Letters for people who are told on paper. Print them, hand them over, then say so.
sheets-count = { $count ->
    [one] { $count } sheet waits
   *[other] { $count } sheets wait
}
sheets-for = For
sheets-done = They are printed
sheets-done-consequence = The sheets leave this list. Print them first.
sheets-printed = { $count ->
    [one] { $count } sheet is noted as printed.
   *[other] { $count } sheets are noted as printed.
}
sheets-empty-title = Nothing to print
sheets-empty-do = When an account is opened, its letter waits here.
