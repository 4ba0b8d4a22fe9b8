# La recherche, dans tout ce que la personne peut voir.

find-title = Recherche
find-lead = Une seule case, pour tout ce que vos rôles vous laissent voir.
find-label = Chercher partout
find-hint = Un nom dans n’importe quelle graphie ou langue, un code, un pays, un numéro de téléphone, ou un mot de l’aide
find-through = Ont été parcourus : { $kinds }.
find-key = Sur cet appareil, la touche / mène à la case de recherche

find-count-more = plus de { $count }
find-all = { $kind } : en montrer plus
find-only = Affiché : { $kind } seulement.
find-everything = Afficher tous les genres

## Ce qui a été trouvé

find-kind-page = Pages
find-kind-office = Bureaux
find-kind-country = Pays
find-kind-place = Lieux
find-kind-account = Comptes
find-kind-help = Aide
find-through-page = les pages
find-through-office = les bureaux
find-through-country = les pays
find-through-place = les lieux
find-through-account = les comptes dont vous vous occupez
find-through-help = l’aide
find-about-page = Page du menu

## Pourquoi cela a été trouvé

find-why-name = Trouvé par son nom : { $text }
find-why-name-other = Trouvé par un autre nom, actuel ou ancien : { $text }
find-why-name-language = Trouvé par son nom dans une autre langue : { $text }
find-why-alias = Trouvé par une autre graphie : { $text }
find-why-code = Trouvé par son code : { $text }
find-why-office-country = Trouvé par un pays couvert : { $text }
find-why-phone = Trouvé par son numéro de téléphone : { $text }
find-why-email = Trouvé par l’adresse électronique : { $text }
find-why-web = Trouvé par son adresse web : { $text }
find-why-address = Trouvé par son adresse : { $text }
find-why-beginning = Trouvé par le début d’un mot de son nom ou de son adresse électronique
find-why-title = Trouvé par son titre : { $text }
find-why-text = Trouvé dans son texte : { $text }

## Quand il n’y a rien à montrer

find-short-title = C’est trop peu pour chercher
find-short-do = Saisissez au moins deux lettres ou chiffres.
find-nothing-title = Rien n’a été trouvé
find-nothing-spelling = Vérifiez l’orthographe, ou écrivez le nom comme on l’écrit sur place.
find-nothing-less = Saisissez-en moins : un seul mot, ou son début.
find-nothing-code = Pour un lieu ou un pays, essayez son code.
find-stale-title = Cette recherche est terminée
find-stale-do = Son adresse appartient à une autre connexion. Saisissez les mots à nouveau.
