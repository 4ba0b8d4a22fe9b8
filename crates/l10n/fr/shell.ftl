# Le cadre de chaque page, et les mots que toutes les pièces partagent.

shell-name = Passerelle
shell-tagline = La plateforme opérationnelle d’une agence pour les migrations
shell-page-title = { $page } · Passerelle
shell-skip-to-content = Aller au contenu
shell-footer-independent = Passerelle est un logiciel indépendant. Ce n’est le système officiel d’aucune organisation.
shell-footer-time-zone = Les heures sont celles de { $zone }.
shell-footer-version = Version { $version }
shell-demo-banner = Ceci est une démonstration. Toutes les personnes et tous les bureaux y sont inventés.
shell-not-for-publication = Chiffres de travail, à ne pas publier

## Se repérer

shell-nav-label = Navigation principale
shell-nav-menu = Menu
shell-nav-imports = Importations
shell-nav-home = Accueil
shell-nav-offices = Bureaux
shell-nav-places = Lieux
shell-nav-accounts = Comptes
shell-nav-grants = Habilitations
shell-nav-break-glass = Accès d’urgence
shell-nav-log = Journal
shell-nav-jobs = Travaux
shell-nav-deliveries = Envois
shell-nav-files = Fichiers
shell-nav-roles = Rôles et données
shell-nav-directory = Annuaire public
shell-nav-me = Mon compte
shell-breadcrumb-label = Vous êtes ici
shell-pages-label = Pages de cette liste
shell-back = Retour
shell-back-to = Retour : { $place }

## Les choix du lecteur

shell-language = Langue
shell-language-submit = Changer de langue
shell-theme = Apparence
shell-theme-system = Comme sur cet appareil
shell-theme-light = Claire
shell-theme-dark = Sombre
shell-theme-submit = Changer l’apparence

## Qui agit

shell-sign-in = Se connecter
shell-sign-out = Se déconnecter
shell-signed-in-as = Session ouverte : { $name }
shell-acting-as = Rôle : { $role }, bureau : { $office }
shell-acting-change = Agir dans un autre rôle
shell-acting-submit = Agir dans ce rôle

## Ce que fait un bouton

shell-save = Enregistrer
shell-cancel = Annuler
shell-continue = Continuer
shell-confirm = Confirmer
shell-close = Fermer
shell-add = Ajouter
shell-edit = Modifier
shell-remove = Retirer
shell-undo = Annuler cette action
shell-search = Rechercher
shell-filter = Afficher
shell-filter-clear = Effacer les filtres
shell-older = Plus ancien
shell-newer = Plus récent
shell-next-page = Page suivante
shell-previous-page = Page précédente
shell-first-page = Première page
shell-show-more = Afficher la suite
shell-open = Ouvrir
shell-details = Détails
shell-download = Télécharger
shell-print = Imprimer
shell-copy = Copier
shell-copied = Copié

## Champs

shell-field-required = obligatoire
shell-field-optional = facultatif
shell-field-choose = Choisissez
shell-field-date-hint = Année, mois, jour : par exemple { $example }
shell-field-from = Du
shell-field-to = Au
shell-field-reason = Motif
shell-field-reason-hint = Une ou deux phrases. Le motif est conservé et peut être lu dans l’historique.
shell-filters = Filtres
shell-actions = Actions
shell-status = État
shell-any = Indifférent
shell-all = Tous

## Les valeurs absentes, chacune pour sa raison

shell-yes = Oui
shell-no = Non
shell-value-none = Aucun
shell-value-unknown = Inconnu
shell-value-refused = N’a pas souhaité répondre
shell-value-not-recorded = Non renseigné
shell-value-hidden = Masqué : votre rôle ne permet pas de lire ceci
shell-value-erased = Effacé
shell-value-no-end = Sans date de fin

## Ce qui s’est passé

shell-saved = Enregistré.
shell-saved-at = Enregistré { $when }
shell-undone = Action annulée.
shell-loading = Chargement…
shell-offline = Vous êtes hors ligne. Ce que vous tapez reste sur cette page ; réessayez une fois la connexion revenue.
shell-unsaved = Des modifications ne sont pas enregistrées.
shell-nothing-found = Rien ne correspond à ces filtres
shell-nothing-found-do = Vérifiez l’orthographe, ou effacez un filtre pour en voir davantage.
shell-empty = Rien ici pour l’instant
shell-results-count = { $count ->
    [0] Aucun résultat
    [one] { $count } résultat
   *[other] { $count } résultats
}
shell-list-end = La liste est complète.
shell-notice = À noter
shell-warning = Attention
shell-done = C’est fait
