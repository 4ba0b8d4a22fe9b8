# The history of one record.

history-title = History
history-title-of = History of { $name }
history-lead = Every change to this record, the newest first.
history-table-caption = Changes to this record
history-count = { $count ->
    [0] No changes
    [one] { $count } change
   *[other] { $count } changes
}
history-when = When
history-who = Who
history-by = { $name }, { $role }
history-what = What
history-why = Why
history-changed = { $field }: from { $before } to { $after }
history-set = { $field }: { $after }
history-cleared = { $field }: emptied, was { $before }
history-hidden-field = { $field }: changed; your role does not read the values
history-erased = The personal values of this entry were erased on request. That there was an entry stays provable.
history-version = Version { $number }
history-entry = Entry { $position } in the log
history-empty = No change yet since it was made.
