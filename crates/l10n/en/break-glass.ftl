# Emergency access: opened with a reason, for a short time, and reviewed.

break-glass-title = Emergency access
break-glass-lead = For the moment when a person needs help and the record is outside your role. It opens at once; the data protection officer sees it at once.
break-glass-warning = Everything you open is recorded and will be reviewed. Use it only for a person’s safety or health.
break-glass-open-title = Open emergency access
break-glass-of = Emergency access of { $name }
break-glass-role-label = In which role
break-glass-office-label = Office whose records you need
break-glass-office-hint = It opens there and in all offices below
break-glass-class-label = Class of data you need
break-glass-class-hint = Only this class opens, to read, not to change
break-glass-reason-label = What has happened
break-glass-reason-hint = Who is in danger, and why nobody with the right role can help in time. No names.
break-glass-duration-label = For how long
break-glass-duration-hint = As short as will do; you can open it again
break-glass-understood = I understand that this is recorded and reviewed
break-glass-submit = Open emergency access
break-glass-opened = Emergency access is open until { $when }. The data protection officer sees it.
break-glass-running = Emergency access until { $when }
break-glass-end-submit = End it now
break-glass-ended = Emergency access is ended.
break-glass-count = { $count ->
    [0] No emergency access
    [one] { $count } emergency access
   *[other] { $count } emergency accesses
}
break-glass-list-title = Past and open
break-glass-empty-title = Emergency access has not been used
break-glass-empty-do = Nothing to do. Every use will be listed here for review.
break-glass-empty-own = You have never opened it. If someone is in danger, do.
break-glass-who = Who
break-glass-what = Class and office
break-glass-when = When
break-glass-until = Until
break-glass-reads = What was opened
break-glass-requests-count = { $count ->
    [0] Nothing was opened
    [one] { $count } page opened
   *[other] { $count } pages opened
}
break-glass-persons-count = { $count ->
    [0] about nobody
    [one] about { $count } person
   *[other] about { $count } persons
}
break-glass-reads-list = What this person read
break-glass-status-open = Open
break-glass-status-ended = Ended
break-glass-status-to-review = To review
break-glass-to-review-count = { $count ->
    [one] { $count } emergency access waits for your review.
   *[other] { $count } emergency accesses wait for your review.
}
break-glass-to-review-none = No emergency access waits for your review.
break-glass-status-reviewed = Reviewed
break-glass-review-title = Review
break-glass-review-lead = Was it needed, and was no more opened than was needed?
break-glass-review-later = You can review this once it has ended.
break-glass-review-justified = Justified
break-glass-review-justified-hint = Someone needed help that no one else could give in time.
break-glass-review-not-justified = Not justified
break-glass-review-not-justified-hint = It was not needed, or more was opened than was needed.
break-glass-review-submit = Save the review
break-glass-review-done = The review is saved.
break-glass-notice-subject = Emergency access was opened
