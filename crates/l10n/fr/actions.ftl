# Ce qui a été fait, et pourquoi : les mots du journal et de tout historique.

action-account-register = Compte ouvert
action-account-amend = Compte modifié
action-account-reset = Accès au compte rétabli
action-account-set-password = Mot de passe choisi
action-account-enrol-second-factor = Codes du téléphone installés
action-account-use-recovery-code = Code de récupération utilisé
action-account-suspend = Compte suspendu
action-account-reinstate = Compte rétabli
action-account-hand-over = Travail transmis
action-account-set-preferences = Choix des messages
action-account-renew-calendar = Adresse du calendrier renouvelée
action-account-erase = Personne effacée
action-batch-begin = Saisie en lot commencée
action-batch-chunk = Lignes d’une saisie en lot enregistrées
action-batch-take-back = Importation annulée
action-batch-undo = Lignes d’une importation annulées
action-document-attach = Fichier ajouté
action-document-remove = Fichier retiré
action-grant-give = Rôle donné
action-grant-end = Rôle terminé
action-grant-break-glass = Accès d’urgence ouvert
action-grant-review = Accès d’urgence examiné
action-office-open = Bureau ouvert
action-office-amend = Bureau modifié
action-office-rename = Bureau renommé
action-office-close = Bureau fermé
action-office-reopen = Bureau rouvert
action-office-set-focal-point = Point focal désigné

## Pourquoi les données sont utilisées.

purpose-own-account = Son propre compte
purpose-administration = Comptes, rôles et bureaux
purpose-audit = Vérification de ce qui a été fait
purpose-data-protection = Protection des données des personnes
purpose-operation = Travail sur la machine elle-même
action-token-issue = Jeton créé
action-token-revoke = Jeton révoqué
action-webhook-subscribe = Webhook abonné
action-webhook-amend = Webhook modifié
action-webhook-pause = Webhook suspendu
action-webhook-resume = Webhook repris
action-webhook-end = Webhook terminé
action-place-add = Lieu ajouté
action-place-amend = Lieu modifié
action-place-set-geometry = Territoire d’un lieu tracé
action-place-close = Lieu arrivé à sa fin
action-place-reopen = Fin d’un lieu annulée
