# L’accès d’urgence : ouvert avec un motif, pour peu de temps, puis examiné.

break-glass-title = Accès d’urgence
break-glass-lead = Pour le moment où une personne a besoin d’aide et où sa fiche n’est pas de votre ressort. Il s’ouvre aussitôt ; le délégué à la protection des données le voit aussitôt.
break-glass-warning = Tout ce que vous ouvrez est consigné et sera examiné. Ne l’utilisez que pour la sécurité ou la santé d’une personne.
break-glass-open-title = Ouvrir un accès d’urgence
break-glass-of = Accès d’urgence de { $name }
break-glass-role-label = Dans quel rôle
break-glass-office-label = Bureau dont il vous faut les fiches
break-glass-office-hint = L’accès s’ouvre là et dans tous les bureaux qui en dépendent
break-glass-class-label = Classe de données nécessaire
break-glass-class-hint = Seule cette classe s’ouvre, en lecture, sans modification
break-glass-reason-label = Ce qui s’est passé
break-glass-reason-hint = Qui est en danger, et pourquoi personne ayant le bon rôle ne peut aider à temps. Pas de noms.
break-glass-duration-label = Pour combien de temps
break-glass-duration-hint = Le plus court possible ; vous pourrez le rouvrir
break-glass-understood = Je comprends que ceci est consigné et examiné
break-glass-submit = Ouvrir l’accès d’urgence
break-glass-opened = L’accès d’urgence est ouvert jusqu’à : { $when }. Le délégué à la protection des données le voit.
break-glass-running = Accès d’urgence jusqu’à : { $when }
break-glass-end-submit = Y mettre fin
break-glass-ended = L’accès d’urgence a pris fin.
break-glass-count = { $count ->
    [0] Aucun accès d’urgence
    [one] { $count } accès d’urgence
   *[other] { $count } accès d’urgence
}
break-glass-list-title = Passés et en cours
break-glass-empty-title = L’accès d’urgence n’a pas servi
break-glass-empty-do = Rien à faire. Chaque usage sera listé ici pour examen.
break-glass-empty-own = Vous ne l’avez jamais ouvert. Si quelqu’un est en danger, faites-le.
break-glass-who = Qui
break-glass-what = Classe et bureau
break-glass-when = Quand
break-glass-until = Jusqu’à
break-glass-reads = Ce qui a été ouvert
break-glass-requests-count = { $count ->
    [0] Rien n’a été ouvert
    [one] { $count } page ouverte
   *[other] { $count } pages ouvertes
}
break-glass-persons-count = { $count ->
    [0] sur personne
    [one] sur { $count } personne
   *[other] sur { $count } personnes
}
break-glass-reads-list = Ce que cette personne a lu
break-glass-status-open = Ouvert
break-glass-status-ended = Terminé
break-glass-status-to-review = À examiner
break-glass-to-review-count = { $count ->
    [one] { $count } accès d’urgence attend votre examen.
   *[other] { $count } accès d’urgence attendent votre examen.
}
break-glass-to-review-none = Aucun accès d’urgence n’attend votre examen.
break-glass-status-reviewed = Examiné
break-glass-review-title = Examen
break-glass-review-lead = Était-ce nécessaire, et n’a-t-on rien ouvert de plus que nécessaire ?
break-glass-review-later = Vous pourrez l’examiner une fois qu’il aura pris fin.
break-glass-review-justified = Justifié
break-glass-review-justified-hint = Quelqu’un avait besoin d’une aide que nul autre ne pouvait donner à temps.
break-glass-review-not-justified = Non justifié
break-glass-review-not-justified-hint = Ce n’était pas nécessaire, ou l’on a ouvert plus que nécessaire.
break-glass-review-submit = Enregistrer l’examen
break-glass-review-done = L’examen est enregistré.
break-glass-notice-subject = Un accès d’urgence a été ouvert
