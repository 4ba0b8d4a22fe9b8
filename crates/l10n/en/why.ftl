# Why can I see this? The answer beside every record.

why-title = Why can I see this?
why-lead = What lets you read this record, and what is hidden from you.
why-by-role = You hold the role { $role } in { $office }, since { $date }.
why-by-role-above = You hold the role { $role } in { $above }, and { $office } stands below it.
why-by-programme = Your role holds for the programme { $programme }.
why-by-class = This role reads data of the class { $class }.
why-by-public = It is public: everyone may see it.
why-by-own = It is your own account.
why-by-named = You are named on this record.
why-by-break-glass = You opened emergency access, until { $when }. Your reason: { $reason }
why-may-change = You may also change it.
why-may-not-change = You may read it and not change it.
why-hidden-title = Hidden from you
why-hidden-nothing = Nothing on this page is hidden from you.
why-hidden-class = Data of the class { $class }: { $what }
why-read-recorded = That you opened this page is recorded.
why-matrix = See which role reads which data
why-not-title = Why can I not do this?
why-not-no-grant = You hold no role in { $office }.
why-not-class = None of your roles there reads data of the class { $class }.
why-not-ended = Your grant ended on { $date }.
why-not-totp = This needs codes from your phone. Set them up in your account.
why-by-duty = This role has this duty: { $duty }.
why-by-signed-in = Everyone who signed in may read it.
why-not-duty = None of your roles there has this duty: { $duty }.
