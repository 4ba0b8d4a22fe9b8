# La première page après la connexion : ce qui attend, et par où commencer.

home-title = Accueil
home-greeting = Bonjour, { $name }
home-last-sign-in = Votre dernière connexion : { $when }. Si ce n’était pas vous, prévenez votre administrateur.
home-first-sign-in = C’est votre première visite. Bienvenue.
home-waiting-title = Ce qui vous attend
home-waiting-count = { $count ->
    [0] Rien ne vous attend
    [one] { $count } chose vous attend
   *[other] { $count } choses vous attendent
}
home-waiting-empty = Rien ne vous attend. Ce que l’on vous demandera paraîtra ici.
home-begin-title = Par où commencer
home-recent-title = Vos dernières actions
home-recent-empty = Rien pour l’instant. Ce que vous modifierez sera listé ici.
home-your-roles = Vos rôles
home-no-grants-title = Vous n’avez pas encore de rôle
home-no-grants-do = Demandez une habilitation à un administrateur de votre bureau. D’ici là, vous pouvez modifier votre propre compte.
home-grant-ends = Votre rôle { $role } au bureau { $office } prend fin { $when }.
home-codes-few = { $count ->
    [one] Il vous reste { $count } code de récupération. Créez-en de nouveaux dans votre compte.
   *[other] Il vous reste { $count } codes de récupération. Créez-en de nouveaux dans votre compte.
}
home-glass-to-review = { $count ->
    [one] Accès d’urgence à examiner
   *[other] Accès d’urgence à examiner
}
home-glass-to-review-hint = Voyez ce qui a été ouvert, et pourquoi
home-days-left = { $count ->
    [0] Moins d’un jour restant
    [one] Jour restant
   *[other] Jours restants
}
home-without-focal-point = { $count ->
    [one] Bureau sans point focal
   *[other] Bureaux sans point focal
}
home-without-focal-point-hint = Désignez à qui les autres bureaux peuvent s’adresser
home-card-imports = Apporter un fichier, l’examiner ligne par ligne, revenir en arrière
home-card-places = Pays, provinces, districts et sites, avec leurs codes et leurs noms
home-card-offices = Les bureaux, leur place et comment les joindre
home-card-accounts = Qui peut se connecter
home-card-grants = Qui a quel rôle, où et jusqu’à quand
home-card-break-glass = Les accès d’urgence : ouverts, terminés, à examiner
home-card-log = Tout ce qui a été modifié, et la preuve que rien ne s’est perdu
home-card-files = Les fichiers joints aux fiches
home-card-directory = Les adresses que tout le monde peut voir
home-card-roles = Quel rôle lit quelles données

## Ce que chaque rôle fait d’abord.

home-lead-caseworker = Vous trouverez ici les personnes et les dossiers dont vous avez la charge.
home-lead-movement-officer = Vous trouverez ici les voyages à préparer et à suivre.
home-lead-health-officer = Vous trouverez ici les bilans de santé de votre bureau.
home-lead-enumerator = Vous trouverez ici les formulaires qui vous sont confiés.
home-lead-information-management-officer = Vous trouverez ici les données à vérifier et les chiffres à préparer.
home-lead-programme-manager = Vous trouverez ici vos programmes, et ce qui attend votre approbation.
home-lead-resource-manager = Vous trouverez ici les budgets, les accords et les dépenses.
home-lead-liaison-officer = Vous trouverez ici les autorités, les donateurs et les partenaires avec qui vous travaillez.
home-lead-governing-bodies-secretariat = Vous trouverez ici les réunions, leurs documents et leurs votes.
home-lead-data-protection-officer = Vous trouverez ici les accès d’urgence à examiner et les demandes des personnes sur leurs données.
home-lead-auditor = Vous trouverez ici le journal, et la preuve que personne ne l’a altéré.
home-lead-administrator = Ici, vous ouvrez les bureaux et les comptes et attribuez les rôles.
