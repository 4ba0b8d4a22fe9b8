# L’annuaire public des bureaux, pour tout le monde.

directory-title = Trouver un bureau
directory-lead = Adresses, numéros de téléphone et langues de nos bureaux.
directory-search-label = Nom ou lieu
directory-country-label = Pays
directory-country-all = Tous les pays
directory-language-label = Langue parlée
directory-language-all = Toutes les langues
directory-submit = Trouver
directory-count = { $count ->
    [0] Aucun bureau trouvé
    [one] { $count } bureau
   *[other] { $count } bureaux
}
directory-none-title = Aucun bureau ne correspond
directory-none-do = Essayez une autre orthographe, ou affichez tous les pays.
directory-empty-title = L’annuaire est encore vide
directory-empty-do = Merci de revenir plus tard.
directory-address = Adresse
directory-phone = Téléphone
directory-email = Courriel
directory-web = Site web
directory-languages = Langues
directory-covers = Pays couverts
directory-moved = Ce bureau a fermé le { $date }. Adressez-vous à { $name }.
directory-closed = Ce bureau a fermé le { $date }.
directory-staff = Personnel : se connecter
directory-back = Retour au bureau
directory-all = Tous les bureaux
directory-free = Notre aide est gratuite. Personne ne peut vous demander de l’argent pour elle.
