# Son propre compte : nom, langue, mot de passe, seconde preuve, sessions.

me-title = Mon compte
me-name-label = Nom
me-name-hint = Tel que vos collègues le verront
me-email-label = Adresse électronique
me-email-hint = Seul un administrateur peut la modifier
me-language-label = Langue
me-language-hint = Pour les pages et les messages que vous recevez
me-time-zone-label = Fuseau horaire
me-saved = Votre compte est enregistré.
me-office = Bureau

## Mot de passe

me-password-title = Changer le mot de passe
me-password-lead = Vous restez connecté ici ; sur tout autre appareil, vous serez déconnecté.
me-password-current-label = Mot de passe actuel
me-password-new-label = Nouveau mot de passe
me-password-repeat-label = Le nouveau mot de passe encore une fois
me-password-submit = Changer le mot de passe
me-password-done = Votre mot de passe est changé.
me-password-wrong = Ce n’est pas votre mot de passe actuel. Retapez-le.

## Seconde preuve

me-totp-title = Codes du téléphone
me-totp-on = Activés depuis le { $date }
me-totp-off = Désactivés
me-totp-required = Votre rôle les exige.
me-totp-set-up = Installer les codes
me-totp-set-up-again = Installer sur un autre téléphone
me-totp-switch-off = Désactiver
me-totp-switched-off = Les codes du téléphone sont désactivés.
me-codes-title = Codes de récupération
me-codes-left = { $count ->
    [0] Plus aucun code
    [one] { $count } code restant
   *[other] { $count } codes restants
}
me-codes-new = Créer de nouveaux codes
me-codes-new-lead = Les anciens codes cesseront de fonctionner.

## Sessions

me-sessions-title = Où vous êtes connecté
me-sessions-lead = Si l’une d’elles vous est inconnue, fermez-la et changez de mot de passe.
me-sessions-count = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
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
