# Son propre compte : nom, langue, mot de passe, seconde preuve, sessions.

me-title = Mon compte
me-name-label = Nom
me-email-label = Adresse électronique
me-language-label = Langue
me-language-hint = Sur cet appareil, tant que vous n’en choisissez pas une autre
me-office = Bureau
me-account-language = Langue de votre compte
me-who-changes = Un administrateur de votre bureau les modifie.
me-safety-title = Que votre compte reste le vôtre

## Mot de passe

me-password-title = Changer le mot de passe
me-password-lead = Vous restez connecté ici ; sur tout autre appareil, vous serez déconnecté.
me-password-current-label = Mot de passe actuel
me-password-new-label = Nouveau mot de passe
me-password-repeat-label = Le nouveau mot de passe encore une fois
me-password-submit = Changer le mot de passe
me-password-done = Votre mot de passe est changé.

## Seconde preuve

me-totp-title = Codes du téléphone
me-totp-off = Désactivés
me-totp-is-on = Activés
me-totp-again-lead = Dès lors, seul le nouveau téléphone compte. Les codes de récupération que vous gardez cessent de fonctionner ; vous en recevrez de nouveaux.
me-totp-step-confirm = Tapez votre mot de passe, et le code à six chiffres que l’application affiche.
me-totp-required = Votre rôle les exige.
me-totp-set-up = Installer les codes
me-totp-set-up-again = Installer sur un autre téléphone
me-codes-title = Codes de récupération
me-codes-left = { $count ->
    [0] Plus aucun code
    [one] { $count } code restant
   *[other] { $count } codes restants
}
me-codes-new = Créer de nouveaux codes
me-codes-new-title = Nouveaux codes de récupération
me-codes-few = Créez-en de nouveaux maintenant, tant que c’est possible. Sans codes ni téléphone, seul un administrateur peut vous laisser entrer.
me-codes-new-lead = Les anciens codes cesseront de fonctionner.

## Sessions

me-sessions-title = Où vous êtes connecté
me-sessions-lead = Si l’une d’elles vous est inconnue, fermez-la et changez de mot de passe.
me-sessions-count = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
me-sessions-look = Les voir
me-session-this = Cet appareil
me-session-device = Appareil
me-session-began = Connexion
me-session-seen = Dernière utilisation
me-session-end = Fermer cette session
me-sessions-end-others = Fermer toutes les autres
me-session-ended = La session est fermée.
me-sessions-ended = Toutes les autres sessions sont fermées.
me-grants-title = Mes rôles
me-grants-empty = Vous n’avez encore aucun rôle. Un administrateur de votre bureau peut vous en donner un.
