# Entrer : mot de passe, code du téléphone, récupération, première fois.

sign-in-title = Connexion
sign-in-lead = Pour le personnel qui a un compte. Si vous n’en avez pas, demandez à l’administrateur de votre bureau.
sign-in-email-label = Adresse électronique
sign-in-email-hint = L’adresse avec laquelle votre compte a été ouvert, comme nom@example.org
sign-in-password-label = Mot de passe
sign-in-password-hint = Votre mot de passe, ou le code à usage unique qu’un administrateur vous a remis
sign-in-submit = Se connecter
sign-in-forgotten = Mot de passe oublié ? Un administrateur de votre bureau peut vous donner un nouveau code à usage unique.
sign-in-failed = Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux et réessayez.
sign-in-locked = Ce compte est bloqué après trop d’essais erronés. Réessayez { $when }, ou demandez à un administrateur de le débloquer.
sign-in-too-many = Il y a eu trop d’essais depuis votre réseau. Réessayez { $when }.
sign-in-ended-idle = Vous avez été déconnecté faute d’activité. Connectez-vous pour continuer.
sign-in-ended-absolute = Votre session durait depuis longtemps ; nous vous demandons de vous reconnecter.
sign-in-signed-out = Vous êtes déconnecté.
sign-in-shared-device = Sur un appareil partagé, déconnectez-vous quand vous avez fini.
sign-in-directory = Vous cherchez un bureau ? Consultez l’annuaire public.
sign-in-first-link = J’ai un code à usage unique
sign-in-first-title = Utiliser un code à usage unique
sign-in-first-lead = Pour votre première connexion, ou quand un administrateur vous a rouvert l’accès.
sign-in-first-label = Code à usage unique
sign-in-first-hint = Quatre groupes de lettres et de chiffres ; tirets, espaces et majuscules n’ont pas d’importance
sign-in-first-failed = Ce code ne fonctionne pas : il est mal saisi, déjà utilisé ou trop ancien. Vérifiez-le et réessayez.
sign-in-first-expired = Un code sert une seule fois et pour peu de temps. Si le vôtre ne fonctionne plus, demandez-en un nouveau à un administrateur de votre bureau.
sign-in-not-you = Ce n’est pas vous, ou pas maintenant ?

## Le code du téléphone

sign-in-code-title = Tapez le code de votre téléphone
sign-in-code-lead = Votre rôle demande une seconde preuve que c’est bien vous.
sign-in-code-label = Code à six chiffres
sign-in-code-hint = De l’application d’authentification de votre téléphone ; un nouveau code paraît toutes les 30 secondes
sign-in-code-submit = Continuer
sign-in-code-failed = Ce code n’est pas le bon. Attendez le suivant et réessayez.
sign-in-code-lost = Je n’ai pas mon téléphone

sign-in-recovery-title = Utiliser un code de récupération
sign-in-recovery-lead = Chaque code de la feuille que vous avez gardée sert une fois.
sign-in-recovery-label = Code de récupération
sign-in-recovery-hint = Les tirets et les espaces ne comptent pas
sign-in-recovery-submit = Continuer
sign-in-recovery-failed = Ce code de récupération n’est pas le bon, ou il a déjà servi. Essayez-en un autre de la feuille.
sign-in-recovery-left = { $count ->
    [0] C’était votre dernier code de récupération. Créez-en de nouveaux maintenant.
    [one] Il vous reste { $count } code de récupération. Créez-en bientôt de nouveaux.
   *[other] Il vous reste { $count } codes de récupération.
}
sign-in-recovery-none = Plus de code ? Demandez à un administrateur de votre bureau de réinitialiser votre seconde preuve.

## La première fois

sign-in-welcome-title = Bienvenue, { $name }
sign-in-welcome-lead = Choisissez un mot de passe pour commencer. C’est avec lui que vous vous connecterez désormais ; le code à usage unique a servi.
sign-in-new-password-label = Nouveau mot de passe
sign-in-new-password-hint = { $min ->
    [one] Au moins { $min } caractère. Quelques mots ensemble se retiennent bien et se devinent mal.
   *[other] Au moins { $min } caractères. Quelques mots ensemble se retiennent bien et se devinent mal.
}
sign-in-repeat-label = Le même mot de passe encore une fois
sign-in-new-password-submit = Choisir ce mot de passe

sign-in-totp-title = Installer les codes sur votre téléphone
sign-in-totp-lead = Votre rôle lit des données qui pourraient nuire à des personnes si elles tombaient en de mauvaises mains. Un code de votre téléphone protège votre compte, même si quelqu’un apprend votre mot de passe.
sign-in-totp-step-app = Ouvrez une application d’authentification sur votre téléphone. Toute application de codes à six chiffres convient.
sign-in-totp-step-scan = Scannez cette image avec elle.
sign-in-totp-step-code = Tapez le code à six chiffres que l’application affiche.
sign-in-totp-picture-alt = Image pour l’application d’authentification. La clé ci-dessous dit la même chose.
sign-in-totp-secret-label = Ou tapez cette clé dans l’application
sign-in-totp-submit = Activer
sign-in-totp-done = Les codes du téléphone sont activés.

sign-in-codes-title = Gardez ces codes de récupération
sign-in-codes-lead = Ils vous laissent entrer quand votre téléphone est perdu. Chacun sert une fois. Imprimez-les ou notez-les, et gardez-les loin de votre téléphone ; ils ne seront plus affichés.
sign-in-codes-kept = Je les ai rangés en lieu sûr
sign-in-codes-submit = Terminer
