# Les habilitations : un compte, un rôle, un bureau et tout ce qui en dépend, du, au.

grants-title = Habilitations
grants-lead = Une habilitation donne à une personne un rôle dans un bureau et tous ceux qui en dépendent, pour un temps.
grants-count = { $count ->
    [0] Aucune habilitation
    [one] { $count } habilitation
   *[other] { $count } habilitations
}
grants-new = Donner un rôle
grants-table-caption = Habilitations
grants-show-ended = Afficher aussi les habilitations terminées
grants-empty-title = Aucune habilitation pour l’instant
grants-empty-do = Donnez à chaque collègue le rôle que son travail exige, et rien de plus.
grants-nothing-found-do = Personne n’y a de rôle en ce moment. Regardez aussi les habilitations terminées, ou retirez un filtre.
grants-of-one-person = D’une seule personne
grants-of-everyone = De tout le monde
grant-account-label = Personne
grant-role-label = Rôle
grant-role-asks-codes = Se connecte avec les codes du téléphone.
grant-office-label = Bureau
grant-office-hint = Le rôle vaut ici et dans tous les bureaux qui en dépendent
grant-programme-label = Programme
grant-programme-hint = Le code d’un seul programme, comme avrr. Laissez vide pour tous les programmes
grant-programme-all = Tous les programmes
grant-from-label = Du
grant-from-hint = Le premier jour. Commence tout de suite si c’est aujourd’hui
grant-dates-label = Du et au
grant-to-label = Au
grant-to-hint = Le dernier jour. Pour un remplacement ou une mission, fixez-le dès maintenant
grant-reason-label = Pourquoi
grant-status-active = En vigueur
grant-status-future = Commence plus tard
grant-status-without-effect = Sans effet
grant-status-ended = Terminée
grant-summary = { $role }, { $office }
grant-dates = Du { $from } au { $to }
grant-dates-open = Depuis le { $from }, sans fin
grant-new-title = Donner un rôle
grant-new-lead = Il vaut dans le bureau choisi et dans tous ceux qui en dépendent. Ne donnez rien de plus que le travail n’exige.
grant-own = C’est un autre administrateur qui vous donne un rôle.
grant-new-submit = Donner le rôle
grant-end-title = Mettre fin à cette habilitation
grant-end-lead = Dès cet instant, { $name } ne pourra plus agir avec le rôle { $role } au bureau { $office }. Ce qui a été fait reste.
grant-end-submit = Mettre fin
grant-given = { $name } a maintenant ce rôle au bureau { $office }.
grant-given-codes = { $name } a maintenant ce rôle au bureau { $office }. Il demande des codes du téléphone, à installer à la prochaine connexion.
grant-moved-on = Ceci a changé depuis que vous avez ouvert la page ; rien n’a été fait. Regardez à nouveau.
grant-ended = L’habilitation a pris fin.
grant-given-by = Donnée par { $name } le { $date }
grant-codes-asked = Demandés à la connexion avec ce rôle
grant-codes-not-asked = Pas demandés par ce rôle
