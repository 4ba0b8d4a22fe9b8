# Lieux : pays, ce qui s’y trouve, formulaires.

places-title = Lieux
places-lead = Les pays, leurs provinces et districts, et les sites et points qui s’y trouvent.
places-new = Ajouter un lieu
places-import = Importer des lieux
places-search-label = Nom, autre graphie ou P-code
places-show-ended = Afficher aussi les lieux qui n’existent plus
places-found-caption = Lieux
places-countries-caption = Pays dont des lieux sont au registre
places-more = Il y en a d’autres. Tapez une plus grande partie du nom, ou choisissez un pays.
places-nothing-do = Essayez avec moins de lettres, une autre graphie ou le P-code.
places-empty-title = Aucun lieu pour l’instant
places-empty-do = Importez une table de P-codes, ou ajoutez les lieux un par un. Les pays sont déjà connus : cherchez-en un par son nom.
place-kind-admin1 = Niveau 1 (province, région)
place-kind-admin2 = Niveau 2 (district)
place-kind-admin3 = Niveau 3 (sous-district)
place-kind-site = Site
place-kind-point = Point
place-kinds-admin1 = Niveau 1
place-kinds-admin2 = Niveau 2
place-kinds-admin3 = Niveau 3
place-kinds-site = Sites
place-kinds-point = Points
place-matched-code = Trouvé par son code
place-matched-name = Trouvé par un nom
place-matched-alias = Trouvé par une autre graphie
place-status-there = En usage
place-status-ended = A pris fin le { $date }
place-status-ending = Prend fin le { $date }
place-status-planned = Commence le { $date }
place-name-label = Nom
place-kind-label = Genre
place-country-label = Pays
place-code-label = P-code
place-code-hint = Tel que le pays l’écrit. Les niveaux administratifs en ont toujours un.
place-parent-label = Se trouve dans
place-parent-hint = P-code du lieu au-dessus, ou adresse de sa page. Vide juste sous le pays.
place-from-label = Premier jour
place-from-hint = Laissez vide si personne ne le sait
place-last-day-label = Dernier jour
place-last-day-hint = Le lendemain, il n’est plus proposé
place-main-name-label = Nom principal
place-main-name-hint = Le nom d’après lequel les listes sont triées
place-language-label = Langue du nom principal
place-language-hint = Un code comme ar, fr ou uz-Cyrl
place-other-names-label = Noms dans d’autres langues
place-other-names-hint = Un par ligne, avec sa langue : en: Northern Province
place-aliases-label = Autres graphies
place-aliases-hint = Une par ligne : anciens noms, et ce que les fichiers écrivent
place-position-label = Position
place-position-hint = Où il se trouve, ou bien où son nom s’écrit sur une carte
place-latitude-label = Latitude
place-latitude-hint = Degrés décimaux, comme 50.8503 ; le sud est négatif
place-longitude-label = Longitude
place-longitude-hint = Degrés décimaux, comme 4.3517 ; l’ouest est négatif
place-area-label = Territoire
place-area-lead = La limite, en GeoJSON, la longitude avant la latitude.
place-area-hint = Collez un Polygon, un MultiPolygon ou une seule Feature
place-area-file-label = Ou un fichier
place-area-remove = Retirer le territoire
place-area-title = Le territoire de { $name }
place-where-label = Où
place-where-title = Où il se trouve
place-names-title = Ses noms
place-language-unknown = Langue non précisée
place-below-title = Ce qui s’y trouve
place-below-none = Rien au registre ne s’y trouve encore.
place-followed-by = Suivi de
place-predecessors = Succède à
place-successors-label = Suivi de
place-successors-hint = P-codes séparés par des espaces : plusieurs après une division, un seul après une fusion, aucun s’il a simplement disparu
place-new-title = Ajouter un lieu
place-new-submit = Ajouter le lieu
place-edit-title = Modifier { $name }
place-edit-submit = Enregistrer les modifications
place-close-title = Mettre fin à { $name }
place-close-link = Y mettre fin
place-close-submit = Mettre fin à ce lieu
place-close-lead = Dès le lendemain il n’est plus proposé. Ce qui y fut consigné reste et renvoie à ce qui a suivi. On peut revenir en arrière.
place-reopen-submit = Annuler la fin
place-added = { $name } est au registre.
place-changed = { $name } est enregistré.
place-ended = { $name } a son dernier jour.
place-reopened = { $name } continue.
place-language-en = Anglais
place-language-fr = Français
place-language-ar = Arabe
place-language-es = Espagnol
place-language-ru = Russe
place-language-zh = Chinois
country-places-title = Ses lieux
country-places-none = Aucun lieu de ce genre n’est au registre.
country-names-title = Ses noms
country-regions-title = Régions (M49)
country-groups-title = Groupes
country-offices-title = Bureaux qui le couvrent
country-offices-none = Aucun bureau ne le couvre.
country-group-since = depuis { $date }
country-group-until = jusqu’à { $date }
country-group-between = de { $from } à { $to }
country-group-unverified = Non vérifié
country-source = Un nom ou un code ici n’exprime aucun avis sur le statut d’un territoire. Codes : ISO 3166-1 et M49 ; les sources sont nommées dans les fichiers de référence.
country-group-eu = Union européenne
country-group-schengen = Espace Schengen
country-group-ldc = Pays les moins avancés
country-group-lldc = Pays en développement sans littoral
country-group-sids = Petits États insulaires en développement
country-group-oecd = OCDE
country-group-un-african = ONU : Groupe africain
country-group-un-asia-pacific = ONU : Groupe Asie-Pacifique
country-group-un-eastern-european = ONU : Groupe d’Europe orientale
country-group-un-grulac = ONU : Groupe d’Amérique latine et des Caraïbes
country-group-un-weog = ONU : Groupe d’Europe occidentale et autres États
country-group-iom-americas-caribbean = OIM : Amériques et Caraïbes
country-group-iom-asia-pacific = OIM : Asie et Pacifique
country-group-iom-east-horn-southern-africa = OIM : Afrique de l’Est, Corne et Afrique australe
country-group-iom-europe-central-asia = OIM : Europe et Asie centrale
country-group-iom-middle-east-north-africa = OIM : Moyen-Orient et Afrique du Nord
country-group-iom-west-central-africa = OIM : Afrique de l’Ouest et centrale

place-count-admin1 = { $count ->
    [one] { $count } lieu de niveau 1
   *[other] { $count } lieux de niveau 1
}
place-count-admin2 = { $count ->
    [one] { $count } district
   *[other] { $count } districts
}
place-count-admin3 = { $count ->
    [one] { $count } sous-district
   *[other] { $count } sous-districts
}
place-count-site = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}
place-count-point = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
place-area-points = { $count ->
    [one] Tracé avec { $count } point
   *[other] Tracé avec { $count } points
}
