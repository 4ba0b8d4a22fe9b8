# Les comptes : liste, fiche, et ce que l’administrateur y fait.

accounts-title = Comptes
accounts-lead = Qui peut se connecter. Ce que chacun peut faire ensuite dépend de ses habilitations.
accounts-count = { $count ->
    [0] Aucun compte
    [one] { $count } compte
   *[other] { $count } comptes
}
accounts-new = Ouvrir un compte
accounts-search-label = Rechercher par nom ou adresse électronique
accounts-show-closed = Afficher aussi les comptes fermés
accounts-table-caption = Comptes
accounts-empty-title = Aucun compte pour l’instant
accounts-empty-do = Ouvrez un compte pour chaque collègue ; personne n’en partage un.
account-status-invited = Invité
account-status-active = Actif
account-status-locked = Bloqué
account-status-closed = Fermé

## Champs

account-name-label = Nom
account-name-hint = Tel que ses collègues connaissent cette personne
account-email-label = Adresse électronique
account-email-hint = Une adresse de travail propre à cette personne, comme nom@example.org
account-language-label = Langue
account-office-label = Bureau d’attache
account-office-hint = Celui dont l’administrateur s’occupe de ce compte
account-last-seen = Dernière connexion
account-never-seen = Jamais connecté
account-totp = Codes du téléphone
account-totp-on = Activés
account-totp-off = Désactivés
account-roles = Rôles
account-locked-until = Bloqué jusqu’à : { $when }

## Ouvrir

account-new-title = Ouvrir un compte
account-new-lead = Vous recevrez un lien à usage unique à remettre à cette personne, qui choisira ainsi son mot de passe.
account-new-submit = Ouvrir le compte
account-link-title = Lien à usage unique pour { $name }
account-link-lead = Remettez-le vous-même, en personne ou par une voie sûre. Il sert une fois, jusqu’à : { $when }, et ne sera plus affiché.
account-edit-title = Modifier { $name }
account-edit-submit = Enregistrer les modifications

## Aider

account-help-title = Quand quelque chose ne va pas
account-reset-password-title = Nouveau lien à usage unique
account-reset-password-lead = Pour un mot de passe oublié. L’ancien ne sert plus et toutes les sessions se ferment.
account-reset-password-submit = Créer un nouveau lien
account-reset-totp-title = Réinitialiser la seconde preuve
account-reset-totp-lead = Pour un téléphone perdu. Assurez-vous d’abord que vous parlez bien à cette personne.
account-reset-totp-submit = Réinitialiser la seconde preuve
account-unlock-submit = Débloquer maintenant
account-unlock-lead = Bloqué après trop d’essais erronés. Demandez d’abord si c’est bien cette personne qui a essayé.
account-sessions-end-submit = Fermer toutes les sessions

## Partir

account-close-title = Fermer le compte de { $name }
account-close-lead = Toutes les sessions se ferment maintenant et toutes les habilitations prennent fin aujourd’hui. Ce que cette personne a fait reste au journal sous son nom. Le compte peut être rouvert.
account-close-submit = Fermer le compte
account-reopen-submit = Le rouvrir
account-hand-over-title = Transmettre le travail de { $name }
account-hand-over-lead = Tout ce qui est en cours et dont cette personne répond passe au collègue que vous choisissez. Le travail terminé reste tel quel.
account-hand-over-label = À qui
account-hand-over-submit = Transmettre
account-hand-over-count = { $count ->
    [0] Aucun travail en cours à transmettre
    [one] { $count } fiche sera transmise
   *[other] { $count } fiches seront transmises
}

## C’est fait

account-opened = Compte ouvert : { $name }.
account-changed = Compte enregistré : { $name }.
account-unlocked = Compte débloqué : { $name }.
account-totp-reset = Seconde preuve réinitialisée : { $name }. Elle sera réinstallée à la prochaine connexion.
account-sessions-ended = Sessions fermées : { $name }.
account-closed = Compte fermé : { $name }.
account-reopened = Compte rouvert : { $name }.
account-handed-over = Le travail de { $from } revient maintenant à { $to }.
