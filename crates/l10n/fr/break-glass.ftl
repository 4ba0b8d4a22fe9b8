# L’accès d’urgence : ouvert avec un motif, pour peu de temps, puis examiné.

break-glass-title = Accès d’urgence
break-glass-lead = Pour le moment où une personne a besoin d’aide et où sa fiche n’est pas de votre ressort. Il s’ouvre aussitôt ; le délégué à la protection des données en est averti aussitôt.
break-glass-warning = Tout ce que vous ouvrez est consigné et sera examiné. Ne l’utilisez que pour la sécurité ou la santé d’une personne.
break-glass-open-title = Ouvrir un accès d’urgence
break-glass-office-label = Bureau dont il vous faut les fiches
break-glass-class-label = Classe de données nécessaire
break-glass-record-label = Fiche
break-glass-reason-label = Ce qui s’est passé
break-glass-reason-hint = Qui est en danger, et pourquoi personne ayant le bon rôle ne peut aider à temps. Pas de noms.
break-glass-duration-label = Pour combien de temps
break-glass-duration-hint = Le plus court possible ; vous pourrez le rouvrir
break-glass-understood = Je comprends que ceci est consigné et examiné
break-glass-submit = Ouvrir l’accès d’urgence
break-glass-opened = L’accès d’urgence est ouvert jusqu’à : { $when }. Le délégué à la protection des données est averti.
break-glass-running = Accès d’urgence jusqu’à : { $when }
break-glass-end-submit = Y mettre fin
break-glass-ended = L’accès d’urgence a pris fin.
break-glass-count = { $count ->
    [0] Aucun accès d’urgence
    [one] { $count } accès d’urgence
   *[other] { $count } accès d’urgence
}
break-glass-list-title = Passés et en cours
break-glass-table-caption = Accès d’urgence
break-glass-empty-title = L’accès d’urgence n’a pas servi
break-glass-empty-do = Rien à faire. Chaque usage sera listé ici pour examen.
break-glass-who = Qui
break-glass-when = Quand
break-glass-until = Jusqu’à
break-glass-reads = Ce qui a été ouvert
break-glass-reads-count = { $count ->
    [0] Rien n’a été ouvert
    [one] { $count } fiche ouverte
   *[other] { $count } fiches ouvertes
}
break-glass-status-open = Ouvert
break-glass-status-ended = Terminé
break-glass-status-to-review = À examiner
break-glass-status-reviewed = Examiné
break-glass-review-title = Examen
break-glass-review-lead = Était-ce nécessaire, et n’a-t-on rien ouvert de plus que nécessaire ?
break-glass-review-note-label = Ce que vous avez constaté
break-glass-review-justified = Justifié
break-glass-review-unjustified = Non justifié
break-glass-review-submit = Enregistrer l’examen
break-glass-review-done = L’examen est enregistré.
break-glass-notice-subject = Un accès d’urgence a été ouvert
