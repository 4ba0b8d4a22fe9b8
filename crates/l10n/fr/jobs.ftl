# Travaux : ce qui prend plus de temps qu’une page n’en a.

jobs-title = Travaux
jobs-lead = Ce qui se fait en arrière-plan. Vous pouvez quitter cette page, le travail continue.
jobs-whose = De qui
jobs-whose-mine = Les miens
jobs-whose-all = De tout le monde
jobs-kind = Travail
jobs-state = État
jobs-amount = Avancement
jobs-who = Demandé par
jobs-office = Bureau
jobs-made = Demandé
jobs-started = Commencé
jobs-ended = Terminé
jobs-attempts = Tentatives
jobs-empty-title = Aucun travail
jobs-empty-do = Un travail long, comme la vérification du journal, apparaît ici dès que vous le lancez, avec son avancement.

job-look-again = Actualiser
job-result = Voir le résultat
job-cancel = Arrêter ce travail
job-cancel-consequence = Il s’arrête après l’étape en cours. Ce qui est déjà fait reste fait.
job-cancel-check = Il s’arrête après l’étape en cours. Rien n’a été modifié.
job-cancel-commit = Il s’arrête après l’étape en cours et annule ce qu’il a fait : il n’en reste rien.
job-cancel-undo = Avant sa première étape il s’arrête, et l’importation reste. Une fois commencé, il va jusqu’au bout.
job-cancelled = Le travail a été arrêté.
job-stops = Le travail s’arrête après l’étape en cours.
job-was-over = Le travail était déjà terminé.
job-failed-title = Le travail n’a pas abouti
job-tried-again = Une nouvelle tentative aura lieu.
job-forgotten-title = Ce travail attend toujours
job-forgotten-do = Personne ne semble exécuter les travaux en ce moment. Prévenez la personne qui gère la machine.

job-amount = { $unit } : { $done }
job-amount-of = { $unit } : { $done } sur { $total }

job-state-queued = En attente
job-state-running = En cours
job-state-stopping = S’arrête
job-state-done = Terminé
job-state-failed = Échoué
job-state-cancelled = Arrêté

job-kind-backup-make = Sauvegarde
job-kind-imports-check = Contrôle d’un fichier à importer
job-kind-imports-commit = Importation
job-kind-imports-forget = Destruction des anciens fichiers d’importation
job-kind-imports-undo = Annulation d’une importation
job-kind-log-verify = Vérification du journal
job-kind-messages-call = Appels à d’autres programmes
job-kind-messages-deliver = Envoi des courriels
job-kind-messages-text = Envoi des SMS

job-unit-steps = Étapes
job-unit-entries = Entrées
job-unit-rows = Lignes
job-unit-records = Fiches
job-unit-files = Fichiers
job-unit-bytes = Octets
job-unit-messages = Messages

job-reason-store = La base de données n’a pas répondu.
job-reason-denied = La personne qui l’a demandé n’en a plus le droit.
job-reason-account-closed = Le compte qui l’a demandé est fermé.
job-reason-token-ended = Le jeton avec lequel il a été demandé n’est plus valable.
job-reason-payload = Cette version du programme ne sait pas lire ce qui a été demandé.
job-reason-faults = Les fiches ont changé, ce n’est plus possible.
job-reason-conflict = Quelqu’un a modifié une fiche au même moment.
job-reason-not-found = Une fiche nécessaire n’existe pas.
job-reason-backup-folder = Le dossier des sauvegardes est introuvable. Son disque n’est peut-être pas branché.
job-reason-backup-journal = La sauvegarde est faite, mais son dossier contient le registre de sécurité d’une autre organisation, ou un registre qui en sait davantage. Déplacez ce registre.
job-reason-import-in-use = Quelque chose s’appuie sur l’importation, elle reste donc. Sa page dit quoi.
job-reason-import-refused = Une ligne a été refusée, rien n’a donc été importé. La page de l’importation dit laquelle.
job-reason-import-unread = Le fichier n’a pas pu être lu. La page de l’importation dit pourquoi.
job-reason-panic = Le programme a échoué en cours de route. La personne qui gère la machine en trouve plus dans son journal.
job-reason-worker-died = Le programme s’est arrêté plusieurs fois en cours de route.
