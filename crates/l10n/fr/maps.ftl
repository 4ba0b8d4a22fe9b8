# Cartes : l’image, sa légende, et la page des bureaux et des pays.

maps-tip = { $place } : { $figure }
maps-class = de { $low } à { $high }
maps-key-title = Légende
maps-key-zero = { $zero } : compté, et aucun
maps-key-places = { $count ->
    [one] { $count } lieu
    [many] { $count } de lieux
   *[other] { $count } lieux
}

maps-summary-nothing = Aucun lieu n’a de chiffre à montrer.
maps-summary-all = { $count ->
    [one] { $count } lieu a un chiffre : { $places }.
    [many] { $count } de lieux ont un chiffre : { $places }.
   *[other] { $count } lieux ont un chiffre : { $places }.
}
maps-summary-highest = { $count ->
    [one] { $count } lieu a un chiffre. Les plus élevés : { $places }.
    [many] { $count } de lieux ont un chiffre. Les plus élevés : { $places }.
   *[other] { $count } lieux ont un chiffre. Les plus élevés : { $places }.
}
maps-summary-zero = { $count ->
    [one] { $count } lieu a été compté et n’en a aucun.
    [many] { $count } de lieux ont été comptés et n’en ont aucun.
   *[other] { $count } lieux ont été comptés et n’en ont aucun.
}
maps-summary-hidden = { $count ->
    [one] Le chiffre de { $count } lieu est masqué pour protéger des personnes.
    [many] Les chiffres de { $count } de lieux sont masqués pour protéger des personnes.
   *[other] Les chiffres de { $count } lieux sont masqués pour protéger des personnes.
}
maps-summary-none = { $count ->
    [one] { $count } lieu est sans données.
    [many] { $count } de lieux sont sans données.
   *[other] { $count } lieux sont sans données.
}
maps-summary-table = Le tableau à côté de cette image dit la même chose en mots.

maps-note-borders = Les noms et les frontières de cette carte n’expriment aucune opinion sur le statut d’un territoire, ses autorités ou ses limites.
maps-note-world = Contours : Natural Earth, 1:50 millions. Les surfaces gardent leurs proportions (Equal Earth). Les pays trop petits pour être vus sont marqués d’un point ; l’Antarctique est omis.
maps-note-marks = Les contours des pays ne font pas partie de cette installation : chaque pays est marqué d’un point.
maps-not-drawn = Absents de cette carte : { $places }.
maps-source = Source : { $source }
maps-method = Comment c’est compté : { $method }

maps-interactive = Carte interactive
maps-interactive-hint = Charge environ 900 ko de plus.
maps-interactive-close = Revenir à l’image
maps-interactive-loading = La carte interactive est en cours de chargement.
maps-interactive-failed = La carte interactive ne fonctionne pas dans ce navigateur. L’image et le tableau disent la même chose.
maps-interactive-zoom-in = Agrandir
maps-interactive-zoom-out = Réduire
maps-interactive-label = Carte interactive
maps-interactive-wheel = Maintenez Ctrl et faites défiler pour agrandir.
maps-interactive-touch = Utilisez deux doigts pour déplacer la carte.

maps-countries-title = Bureaux et pays
maps-countries-tab = Carte
maps-countries-lead = Quels pays nos bureaux couvrent, et combien de bureaux ouverts couvrent chacun.
maps-countries-table = Bureaux ouverts par pays
maps-countries-country = Pays
maps-countries-offices = Bureaux ouverts
maps-countries-names = Lesquels
maps-countries-beyond = Aucun bureau ne l’a couvert
maps-countries-source = le registre des bureaux, le { $day }
maps-countries-method = Un bureau compte dans chaque pays qu’il couvre. Un bureau fermé ne compte pas.
maps-countries-empty-title = Aucun bureau ne couvre encore de pays
maps-countries-empty-do = Ajoutez les pays qu’un bureau couvre sur la page du bureau. Ils apparaissent ici aussitôt.
maps-countries-download = Image en fichier (SVG)
