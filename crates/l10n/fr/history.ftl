# L’historique d’une fiche.

history-title = Historique
history-title-of = Historique : { $name }
history-lead = Chaque modification de cette fiche, la plus récente d’abord.
history-table-caption = Modifications de cette fiche
history-count = { $count ->
    [0] Aucune modification
    [one] { $count } modification
   *[other] { $count } modifications
}
history-when = Quand
history-who = Qui
history-by = { $name }, { $role }
history-what = Quoi
history-why = Pourquoi
history-changed = { $field } : de { $before } à { $after }
history-set = { $field } : { $after }
history-cleared = { $field } : vidé, était { $before }
history-hidden-field = { $field } : modifié ; votre rôle ne lit pas les valeurs
history-erased = Les valeurs personnelles de cette entrée ont été effacées sur demande. Qu’il y ait eu une entrée reste prouvable.
history-version = Version { $number }
history-entry = Entrée { $position } du journal
history-empty = Aucune modification depuis la création.
