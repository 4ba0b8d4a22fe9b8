# Les comptes : liste, fiche, et ce que l’administrateur y fait.

accounts-title = Comptes
accounts-lead = Qui peut se connecter. Ce que chacun peut faire ensuite dépend de ses rôles.
accounts-count = { $count ->
    [0] Aucun compte
    [one] { $count } compte
   *[other] { $count } comptes
}
accounts-new = Ouvrir un compte
accounts-search-label = Nom ou adresse électronique, ou leur début
accounts-show-closed = Aussi les comptes fermés et effacés
accounts-table-caption = Comptes
accounts-empty-title = Aucun compte pour l’instant
accounts-empty-do = Ouvrez un compte pour chaque collègue ; personne n’en partage un.
accounts-nothing-found-do = Vérifiez l’orthographe, tapez moins de lettres, ou cherchez aussi parmi les comptes fermés.
accounts-choose-title = Choisir une personne
accounts-choose-another = Choisir quelqu’un d’autre
accounts-choose-caption = Collègues
accounts-choose-more = Il y a d’autres collègues que ceux-ci. Tapez un nom pour en trouver un.
account-status-invited = Invité
account-status-active = Actif
account-status-suspended = Suspendu
account-status-locked = Bloqué
account-status-closed = Fermé
account-status-erased = Effacé

## Champs

account-name-label = Nom
account-name-hint = Tel que ses collègues connaissent cette personne
account-email-label = Adresse électronique
account-email-hint = Une adresse de travail propre à cette personne, comme nom@example.org
account-language-label = Langue
account-language-hint = Pour ses pages et ses messages, tant qu’elle n’en choisit pas une autre
account-office-label = Bureau d’attache
account-office-hint = Celui dont l’administrateur s’occupe de ce compte
account-last-seen = Dernière activité
account-not-seen = Non connecté
account-totp = Codes du téléphone
account-totp-on = Activés
account-totp-off = Désactivés
account-sessions = Sessions ouvertes
account-roles = Rôles
account-roles-caption = Où, et de quand à quand
account-roles-none = Cette personne n’a aucun rôle.
account-roles-all = Tous les rôles, même terminés
account-history = Historique de ce compte
account-locked-until = Bloqué jusqu’à : { $when }
account-invited-until = Un code à usage unique attend d’être utilisé, jusqu’à : { $when }.
account-edit = Modifier
account-moved-on = Ce compte a changé depuis que vous avez ouvert la page ; rien n’a été fait. Regardez à nouveau, puis appuyez encore une fois.
account-own = C’est votre propre compte. Ce qui le concerne revient à un autre administrateur.
account-own-blocked = Vous ne pouvez pas faire cela sur votre propre compte
account-own-blocked-reset = Votre mot de passe et les codes de votre téléphone se changent dans votre compte.
account-own-blocked-erase = Demandez à un autre délégué à la protection des données.

## Ouvrir

account-new-title = Ouvrir un compte
account-new-lead = Vous recevrez un code à usage unique à remettre à cette personne, qui choisira ainsi son mot de passe.
account-new-submit = Ouvrir le compte
account-edit-title = Modifier { $name }
account-edit-lead = Avec un autre bureau d’attache, un autre administrateur peut s’occuper de ce compte.
account-edit-submit = Enregistrer les modifications

## Le code à usage unique

account-code-title = Code à usage unique pour { $name }
account-code-once = Affiché seulement maintenant
account-code-lead = Il sert une fois, jusqu’à : { $when }. Personne ne peut le retrouver ensuite ; s’il est perdu, créez-en un autre.
account-code-how = Qu’en faire
account-code-how-hand = Remettez-le vous-même, en personne ou par une voie sûre, et pas dans le même message que l’adresse.
account-code-how-type = La personne ouvre la page de connexion et choisit « J’ai un code à usage unique ».
account-code-how-password = Elle choisit un mot de passe bien à elle, que personne d’autre ne connaît.
account-code-roles = Donner un rôle à cette personne
account-code-account = Voir le compte
account-code-was-told = Ce compte est déjà ouvert, et son code à usage unique a été affiché à ce moment-là. S’il est perdu, créez-en un autre ici.

## Aider

account-help-title = Quand quelque chose ne va pas, ou que quelqu’un part
account-reset-title = Nouveau code à usage unique
account-reset-when = Pour un mot de passe oublié ou un téléphone perdu.
account-reset-lead = { $name } se connecte avec ce code et choisit un nouveau mot de passe.
account-reset-clear-label = Les codes du téléphone doivent aussi être réinstallés
account-reset-clear-hint = Pour un téléphone perdu ou volé. Les codes de récupération cessent aussi de fonctionner.
account-reset-consequence = L’ancien mot de passe ne sert plus et toutes les sessions se ferment. Assurez-vous d’abord que vous parlez bien à cette personne.
account-reset-submit = Créer un nouveau code
account-unlock-submit = Débloquer maintenant
account-unlock-lead = Bloqué après trop d’essais erronés. Demandez d’abord si c’est bien cette personne qui a essayé.
account-sessions-end-submit = Fermer toutes les sessions
account-suspend-title = Suspendre le compte
account-suspend-when = Pour barrer l’accès tout de suite, le temps de comprendre ce qui s’est passé.
account-suspend-lead = { $name } ne pourra alors plus se connecter.
account-suspend-consequence = Toutes les sessions se ferment maintenant. Les rôles restent tels quels et compteront de nouveau quand le compte sera rétabli.
account-suspend-submit = Suspendre le compte
account-suspended-title = Ce compte est suspendu
account-suspended-lead = Son titulaire ne peut pas se connecter. Le motif est dans l’historique de ce compte.
account-reinstate-submit = Rétablir le compte

## Partir

account-hand-over = Transmettre le travail et fermer le compte
account-hand-over-when = Quand quelqu’un quitte l’agence ou le bureau pour de bon.
account-hand-over-title = Transmettre le travail de { $name }
account-hand-over-lead = Tout ce qui est en cours et dont cette personne répond passe au collègue que vous choisissez. Le travail terminé reste tel quel.
account-hand-over-passes = Ce qui est transmis
account-hand-over-count = { $count ->
    [0] Cette personne ne répond d’aucun bureau.
    [one] Cette personne répond de { $count } bureau :
   *[other] Cette personne répond de { $count } bureaux :
}
account-hand-over-ends = Les rôles qui prennent fin
account-hand-over-label = À qui
account-hand-over-choose = Choisissez le collègue qui prend la suite.
account-hand-over-same = C’est la personne qui part. Choisissez un autre collègue.
account-hand-over-consequence = Le compte se ferme aujourd’hui et ne peut plus être rouvert : toutes les sessions et tous les rôles prennent fin. Ce que cette personne a fait reste au journal sous son nom.
account-hand-over-submit = Transmettre et fermer

## Effacer

account-erase = Effacer cette personne
account-erase-when = Quand quelqu’un demande à être oublié, ou que ses données ne peuvent plus être gardées.
account-erase-title = Effacer { $name }
account-erase-lead = Pour toujours. Personne ne peut revenir en arrière, et aucune copie n’y change rien.
account-erase-what = Ce qui va se passer
account-erase-what-name = Le nom, l’adresse électronique, le mot de passe et chaque motif écrit au sujet de cette personne deviennent illisibles, au journal aussi.
account-erase-what-files = Les fichiers gardés avec cette personne sont détruits.
account-erase-what-sign-in = Cette personne ne peut plus se connecter, et nul ne la trouve plus par son nom.
account-erase-what-stays = Ce qu’elle a fait reste au journal, sans nom. On peut toujours prouver que le journal est entier.
account-erase-what-copies = Les copies du coffre des clés faites avant ce jour contiennent encore la clé. Qui gère la machine les laisse expirer.
account-erase-work-title = Quelqu’un d’autre devrait d’abord répondre de ces bureaux
account-erase-work = Après l’effacement, on n’y joindrait plus personne.
account-erase-typed-label = Pour confirmer, tapez l’adresse électronique de cette personne
account-erase-typed-hint = Exactement : { $wanted }
account-erase-consequence = Dès que vous appuyez, la personne est effacée.
account-erase-submit = Effacer pour toujours

## C’est fait

account-opened = Compte ouvert : { $name }.
account-changed = Compte enregistré : { $name }.
account-unlocked = Compte débloqué : { $name }.
account-sessions-ended = Sessions fermées : { $name }.
account-suspended = Compte suspendu : { $name }.
account-reinstated = Compte rétabli : { $name }.
account-handed-over = Le travail de { $from } revient maintenant à { $to }.
account-erased = La personne est effacée.
account-erased-lead = La personne derrière ce compte a été effacée. Qu’il y ait eu un compte reste prouvable.
account-preferences = Messages choisis
account-calendar = Adresse du calendrier
