# Le journal : ce qui a été modifié, par qui, et la preuve qu’il est entier.

log-title = Journal
log-lead = Chaque modification, dans l’ordre où elle a été faite. Rien ici ne peut être altéré ni retiré.
log-table-caption = Journal
log-count = { $count ->
    [0] Aucune entrée
    [one] { $count } entrée
   *[other] { $count } entrées
}
log-position = Position
log-when = Quand
log-who = Qui
log-what = Quoi
log-record = Fiche
log-role = Rôle
log-office = Bureau
log-purpose = But
log-reason = Motif
log-node = Machine
log-sealed = Scellé
log-unsealed = Pas encore scellé
log-filter-who = Fait par
log-filter-kind = Genre de modification
log-filter-record = Numéro de fiche
log-filter-from = Du
log-filter-to = Au
log-empty-title = Le journal est vide
log-empty-do = La première modification, par qui que ce soit, paraîtra ici.
log-entry-title = Entrée { $position }
log-entry-before = Avant
log-entry-after = Après
log-entry-sealed-field = Scellé : désigne une personne
log-by-system = Passerelle lui-même

## La preuve

log-verify-title = Le journal est-il entier ?
log-verify-submit = Vérifier le journal
log-verify-good = { $count ->
    [one] Le journal est entier : { $count } entrée vérifiée, aucun maillon rompu.
   *[other] Le journal est entier : { $count } entrées vérifiées, aucun maillon rompu.
}
log-verify-broken = La chaîne est rompue à la position { $position }. Cessez le travail, laissez le dossier de données tel quel et prévenez le délégué à la protection des données.
log-verify-tail = { $count ->
    [0] Tout est scellé.
    [one] { $count } entrée n’est pas encore scellée ; cela se fait en une seconde.
   *[other] { $count } entrées ne sont pas encore scellées ; cela se fait en une seconde.
}
log-head-title = Tête signée
log-head-lead = Gardez-la loin de cette machine. Avec elle, chacun pourra prouver plus tard qu’aucune entrée n’a été changée.
log-head-download = Télécharger la tête signée

## Ce qui a été lu

log-reads-title = Journal des lectures
log-reads-lead = Qui a ouvert quelles fiches, et dans quel but.
log-reads-count = { $count ->
    [0] Aucune lecture
    [one] { $count } lecture
   *[other] { $count } lectures
}
log-reads-subjects = Fiches
log-reads-empty = Rien n’a encore été lu.
