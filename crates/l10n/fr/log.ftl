# Le journal : ce qui a été modifié, par qui, et la preuve qu’il est entier.

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
log-noun-account = Compte
log-noun-batch = Importation
log-noun-document = Fichier
log-noun-grant = Habilitation
log-noun-office = Bureau
log-noun-place = Lieu
log-noun-token = Jeton
log-noun-webhook = Webhook
log-role = Rôle
log-office = Bureau
log-purpose = But
log-reason = Motif
log-node = Machine
log-no-role = Aucun rôle : son propre compte, ou la console
log-event-at = A eu lieu
log-version = Version de la fiche
log-kind = Nom au journal
log-id = Numéro
log-chain = Chaîne
log-sealed = Scellé
log-unsealed = Pas encore scellé
log-filter-who = Fait par
log-filter-kind = Genre de modification
log-filter-from = Du
log-filter-to = Au
log-by-one-person = Fait par une seule personne
log-by-everyone = Par tout le monde
log-about-everything = Sur tout
log-all-about = Toutes les entrées à son sujet
log-changes-title = Ce qui a été modifié
log-empty-title = Le journal est vide
log-empty-do = La première modification, par qui que ce soit, paraîtra ici.
log-entry-title = Entrée { $position }

## La preuve

log-verify-title = Le journal est-il entier ?
log-verify-submit = Vérifier le journal
log-verify-lead = Chaque entrée est recomptée, et chaque maillon de la chaîne qui les tient. Les autres continuent de travailler.
log-verify-job = Voir le travail
log-verify-look-again = Regarder à nouveau
log-verify-at = Vérifié : { $when }
log-verify-broken-title = Le journal n’est pas entier
log-verify-failed-title = La vérification n’a pas pu s’achever
log-verify-failed-do = Cela ne dit rien du journal. Réessayez ; si cela échoue encore, prévenez qui gère la machine.
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
log-head-lead = Gardez-la loin de cette machine. Avec elle, chacun pourra prouver plus tard qu’aucune entrée jusque-là n’a été changée.
log-head-download = Télécharger la tête signée

## Ce qui a été lu

log-reads-title = Journal des lectures
log-reads-lead = Qui a ouvert quelles fiches, et dans quel but.
log-reads-count = { $count ->
    [0] Aucune lecture
    [one] { $count } lecture
   *[other] { $count } lectures
}
log-reads-subjects = Personnes
log-reads-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
log-reads-empty = Rien n’a encore été lu.
log-reads-empty-do = La première page qui montrera à quelqu’un les données d’un autre paraîtra ici.
log-reads-nothing = Cette personne n’a rien ouvert au sujet d’autrui.
log-reads-about = À propos de
log-reads-about-everyone = Tout le monde
log-reads-about-nothing = Personne n’a ouvert les données de cette personne.
log-reads-who = Qui a ouvert ces données
log-read-by = Lu par
