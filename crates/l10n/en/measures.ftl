# How long ago, how soon, how large.

measures-now = just now
measures-ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
measures-ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
measures-ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
measures-ago-months = { $count ->
    [one] { $count } month ago
   *[other] { $count } months ago
}
measures-ago-years = { $count ->
    [one] { $count } year ago
   *[other] { $count } years ago
}
measures-in-minutes = { $count ->
    [one] in { $count } minute
   *[other] in { $count } minutes
}
measures-in-hours = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}
measures-in-days = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}
measures-in-months = { $count ->
    [one] in { $count } month
   *[other] in { $count } months
}
measures-in-years = { $count ->
    [one] in { $count } year
   *[other] in { $count } years
}
measures-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
measures-kilobytes = { $amount } kB
measures-megabytes = { $amount } MB
measures-gigabytes = { $amount } GB
measures-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
measures-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
measures-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
