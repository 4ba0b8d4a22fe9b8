# Grants: an account, a role, an office and everything below it, from and to.

grants-title = Grants
grants-lead = A grant gives a person a role in an office and in all offices below it, for a time.
grants-count = { $count ->
    [0] No grants
    [one] { $count } grant
   *[other] { $count } grants
}
grants-new = Give a role
grants-table-caption = Grants
grants-show-ended = Show ended grants too
grants-empty-title = No grant yet
grants-empty-do = Give each colleague the role that their work needs, and no more.
grants-nothing-found-do = Nobody holds a role there now. Look among ended grants too, or clear a filter.
grants-of-one-person = Of one person only
grants-of-everyone = Of everyone
grant-account-label = Person
grant-role-label = Role
grant-role-asks-codes = Signs in with codes from the phone.
grant-office-label = Office
grant-office-hint = The role holds here and in every office below
grant-programme-label = Programme
grant-programme-hint = The code of one programme, like avrr. Leave it empty for all programmes
grant-programme-all = All programmes
grant-from-label = From
grant-from-hint = The first day. It begins at once if it is today
grant-dates-label = From and until
grant-to-label = Until
grant-to-hint = The last day. For a stand-in or a mission, set it now
grant-reason-label = Why
grant-status-active = Holds
grant-status-future = Begins later
grant-status-without-effect = Without effect
grant-status-ended = Ended
grant-summary = { $role } in { $office }
grant-dates = From { $from } until { $to }
grant-dates-open = From { $from }, without end
grant-new-title = Give a role
grant-new-lead = It counts in the office you choose and in all offices below it. Give no more than the work needs.
grant-own = Another administrator gives you a role.
grant-new-submit = Give the role
grant-end-title = End this grant
grant-end-lead = { $name } can no longer act as { $role } in { $office }, from this moment. What was done stays.
grant-end-submit = End the grant
grant-given = { $name } now holds this role in { $office }.
grant-given-codes = { $name } now holds this role in { $office }. It asks for codes from the phone: they set them up when they next sign in.
grant-moved-on = This changed since you opened the page, so nothing was done. Look again.
grant-ended = The grant is ended.
grant-given-by = Given by { $name } on { $date }
grant-codes-asked = Asked when signing in with this role
grant-codes-not-asked = Not asked by this role
