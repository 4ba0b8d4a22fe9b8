# Depuis combien de temps, dans combien de temps, quelle taille.

measures-now = à l’instant
measures-ago-minutes = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
measures-ago-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
measures-ago-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}
measures-ago-months = il y a { $count } mois
measures-ago-years = { $count ->
    [one] il y a { $count } an
   *[other] il y a { $count } ans
}
measures-in-minutes = { $count ->
    [one] dans { $count } minute
   *[other] dans { $count } minutes
}
measures-in-hours = { $count ->
    [one] dans { $count } heure
   *[other] dans { $count } heures
}
measures-in-days = { $count ->
    [one] dans { $count } jour
   *[other] dans { $count } jours
}
measures-in-months = dans { $count } mois
measures-in-years = { $count ->
    [one] dans { $count } an
   *[other] dans { $count } ans
}
measures-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
measures-kilobytes = { $amount } ko
measures-megabytes = { $amount } Mo
measures-gigabytes = { $amount } Go
measures-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
measures-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
measures-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
