# Aide : ce qu’il y a, dans l’ordre où on le demande en arrivant.

help-title = Aide
help-lead = Le plus utile à savoir. Pour le reste, adressez-vous à un administrateur de votre bureau.

help-sign-in-title = Se connecter
help-sign-in-first = La première fois, connectez-vous avec le code à usage unique qui vous a été remis, puis choisissez un mot de passe. Certains rôles demandent aussi un code affiché par votre téléphone.
help-sign-in-lost = Si vous avez perdu votre téléphone, utilisez un code de secours. Si vous n’en avez plus, un administrateur peut vous rouvrir l’accès.
help-sign-in-shared = Sur un appareil partagé, déconnectez-vous quand vous avez terminé. Après une demi-heure sans activité, vous êtes déconnecté de toute façon.

help-access-title = Ce que vous pouvez voir
help-access-role = Vos rôles décident de ce que vous voyez, dans votre bureau et ceux qui en dépendent. « Rôles et données » montre ce que chaque rôle lit et écrit.
help-access-why = Chaque dossier dit, en bas de page, pourquoi vous pouvez le voir.
help-access-emergency = En cas d’urgence, certains rôles peuvent ouvrir plus que leur rôle ne permet, en donnant une raison. Le délégué à la protection des données en est aussitôt averti.

help-forms-title = Remplir un formulaire
help-forms-faults = Si quelque chose est à corriger, rien n’est enregistré et rien de ce que vous avez saisi n’est perdu. La liste en haut mène à chaque champ.
help-forms-two = Si quelqu’un a modifié le même dossier entre-temps, les deux versions sont affichées et vous choisissez, champ par champ.
help-forms-once = Appuyer deux fois sur un bouton ne fait la chose qu’une fois.

help-read-title = Lire et imprimer
help-read-language = Choisissez votre langue en haut de chaque page. L’apparence claire ou sombre se trouve dans le menu sous votre nom, ou en bas de page.
help-read-keyboard = Chaque page fonctionne au clavier seul : la touche Tab avance, et le premier arrêt mène droit au contenu.
help-read-print = Chaque page s’imprime sans ses menus.

help-broken-title = Si quelque chose ne marche pas
help-broken-do = Les pages d’erreur affichent un numéro de demande. Donnez-le à votre administrateur : l’incident est noté sous ce numéro.
