# L’arbre des bureaux : liste, fiche, formulaires.

offices-title = Bureaux
offices-lead = Tous les bureaux de l’agence, et lequel dépend duquel.
offices-count = { $count ->
    [0] Aucun bureau
    [one] { $count } bureau
   *[other] { $count } bureaux
}
offices-new = Ouvrir un bureau
offices-search-label = Rechercher par nom, lieu ou code de pays
offices-show-closed = Afficher aussi les bureaux fermés
offices-show-missing = Seulement les bureaux sans point focal
offices-view-tree = En arbre
offices-view-list = En liste
offices-views-label = Vues
offices-table-caption = Bureaux
offices-empty-title = Aucun bureau pour l’instant
offices-empty-do = Commencez par le siège ; tous les autres bureaux en dépendent.

## Genres

office-kind-headquarters = Siège
office-kind-regional-office = Bureau régional
office-kind-country-office = Bureau de pays
office-kind-sub-office = Sous-bureau
office-status-open = Ouvert
office-status-closed = Fermé
office-status-planned = Ouvre le { $date }
office-status-closing = Ferme le { $date }

## Champs

office-name-label = Nom
office-name-hint = Tel qu’on le connaît, sans le nom de l’agence
office-code-label = Code
office-code-hint = Court et durable, en majuscules et chiffres, comme BE-BRU
office-kind-label = Genre
office-parent-label = Dépend de
office-parent-hint = Qui a un rôle dans le bureau supérieur l’a aussi ici
office-countries-label = Pays couverts
office-countries-hint = Codes à deux lettres séparés par des espaces, comme BE LU
office-valid-from-label = Ouvert à partir du
office-valid-to-label = Ouvert jusqu’au
office-valid-to-hint = Laissez vide tant qu’aucune fin n’est connue
office-successor-label = Bureau successeur
office-successor-hint = Le bureau qui a repris son travail ; les anciennes fiches y renvoient
office-predecessors = A succédé à
office-focal-point-label = Point focal
office-focal-point-hint = Une personne qui a un rôle ici ou dans un bureau supérieur. Les autres bureaux s’adressent à elle.
office-focal-point-nobody = Personne pour l’instant
office-focal-point-change = Désigner quelqu’un
office-address-label = Adresse
office-phone-label = Téléphone
office-phone-hint = Avec l’indicatif du pays, comme +32 2 555 01 00
office-web-label = Adresse web
office-web-hint = Commençant par https://
office-email-label = Adresse électronique
office-email-hint = L’adresse du bureau, pas celle d’une personne
office-languages-label = Langues parlées sur place
office-languages-hint = Codes séparés par des espaces, comme fr nl en
office-time-zone-label = Fuseau horaire
office-public-label = Montrer dans l’annuaire public
office-public-hint = Tout le monde sur internet verra alors adresse, téléphone, site et langues
office-public-yes = Dans l’annuaire public
office-public-no = Absent de l’annuaire public

## Agir

office-new-title = Ouvrir un bureau
office-new-submit = Ouvrir le bureau
office-edit-title = Modifier { $name }
office-edit-submit = Enregistrer les modifications
office-rename-title = Donner un autre nom à { $name }
office-rename-lead = Le nom actuel reste sur tout ce qui précède ce jour.
office-rename-link = Donner un autre nom
office-new-name-label = Nouveau nom
office-name-from-label = Premier jour de ce nom
office-name-from-hint = Le jour d’un changement antérieur le corrige
office-rename-submit = Enregistrer le nouveau nom
office-close-title = Fermer { $name }
office-close-lead = À partir de ce jour, personne ne pourra travailler dans ce bureau. Ses fiches restent et peuvent être lues ; il peut être rouvert.
office-close-below = { $count ->
    [one] { $count } bureau en dépend et doit d’abord être déplacé ou fermé.
   *[other] { $count } bureaux en dépendent et doivent d’abord être déplacés ou fermés.
}
office-last-day-label = Dernier jour
office-last-day-hint = Le lendemain, le bureau est fermé
office-successor-none = Aucun successeur
office-close-below-do = Ouvrez la fiche du bureau et déplacez ou fermez d’abord ceux qui en dépendent.
office-close-submit = Fermer le bureau
office-reopen-submit = Le rouvrir
office-stay-submit = Le laisser ouvert
office-focal-point-title = Qui répond de { $name } ?
office-focal-point-lead = Le point focal répond aux autres bureaux, par exemple sur d’éventuels doublons.
office-opened = Bureau ouvert : { $name }.
office-changed = Bureau enregistré : { $name }.
office-renamed = Nouveau nom enregistré : { $name }.
office-renamed-later = Le nouveau nom est enregistré. Jusqu’à son premier jour, le bureau s’appelle { $name }.
office-closed = Bureau fermé : { $name }.
office-will-close = Bureau { $name } : il fermera après son dernier jour.
office-reopened = Bureau rouvert : { $name }.
office-stays = Bureau { $name } : il reste ouvert.
office-focal-point-set = { $person } répond désormais de { $name }.
office-focal-point-none = Personne ne répond plus de { $name }.
office-closed-notice = Ce bureau a fermé le { $date }.
office-successor-notice = Son travail a été repris par { $name }.
office-contact-title = Comment le joindre
office-place-title = Sa place
office-names-title = Ses noms
office-name-since = Depuis le { $date }
office-name-now = en usage
office-below-title = Bureaux qui en dépendent
office-below-none = Aucun bureau n’en dépend.
office-people-title = Qui y travaille
office-people-caption = Rôles exercés dans ce bureau
office-people-empty = Personne n’y a encore de rôle.
office-people-own = Vous voyez vos propres rôles. Qui donne les rôles voit ceux de tous.
office-people-own-empty = Vous n’avez aucun rôle dans ce bureau même. Qui donne les rôles voit ceux de tous.
office-people-more = Il y en a d’autres. La liste des habilitations les montre tous.
