# Les rôles, les classes de données, et la page qui montre qui peut quoi.

roles-title = Rôles et données
roles-lead = Ce que chaque rôle peut lire et modifier, par classe de données. C’est le tableau même auquel le programme obéit.
roles-table-caption = Rôles par classe de données
roles-role = Rôle
roles-yours = Votre rôle
roles-class = Classe de données
roles-what = À quoi il sert
roles-duties = Missions
roles-duties-caption = À quoi sert chaque rôle, et ses missions
roles-no-duty = Aucune
roles-read = Lit
roles-write = Lit et modifie
roles-neither = Aucun accès
roles-own-only = Ses propres dossiers seulement
roles-signs-in = Connexion
roles-totp-required = Se connecte aussi avec un code du téléphone
roles-totp-free = Se connecte avec le mot de passe ; codes du téléphone au choix
roles-classes-title = Classes de données
roles-count = { $count ->
    [one] { $count } rôle
   *[other] { $count } rôles
}

role-caseworker = Gestionnaire de cas
role-caseworker-what = Mène les entretiens, tient les dossiers des personnes et organise l’aide.
role-movement-officer = Responsable des mouvements
role-movement-officer-what = Prépare les voyages, réserve les transports et suit chaque personne jusqu’à son arrivée.
role-health-officer = Responsable de la santé
role-health-officer-what = Consigne les bilans de santé, l’aptitude au voyage et les besoins médicaux.
role-enumerator = Agent de collecte
role-enumerator-what = Recueille les réponses sur le terrain avec les formulaires qui lui sont confiés.
role-information-management-officer = Responsable de la gestion de l’information
role-information-management-officer-what = Veille à la qualité des données, prépare les chiffres et les soumet à approbation.
role-programme-manager = Responsable de programme
role-programme-manager-what = Conduit projets et programmes, approuve les plans et en suit les résultats.
role-resource-manager = Responsable des ressources
role-resource-manager-what = Tient en ordre les budgets, les accords et les dépenses.
role-liaison-officer = Responsable de la liaison
role-liaison-officer-what = Travaille avec les autorités, les donateurs et les partenaires, et tient ces relations à jour.
role-governing-bodies-secretariat = Secrétariat des organes directeurs
role-governing-bodies-secretariat-what = Prépare les réunions des États membres, leurs documents et leurs votes.
role-data-protection-officer = Délégué à la protection des données
role-data-protection-officer-what = Veille sur les données personnelles, examine les accès d’urgence et répond aux demandes des personnes sur leurs données.
role-auditor = Auditeur
role-auditor-what = Lit le journal et les dossiers nécessaires pour vérifier que les règles sont suivies ; ne modifie rien.
role-administrator = Administrateur
role-administrator-what = Ouvre les bureaux et les comptes et attribue les rôles ; ne lit pas les dossiers des personnes.

class-public = Public
class-public-what = Tout le monde peut le lire, y compris hors de l’agence.
class-internal = Interne
class-internal-what = Pour le personnel : le travail de l’agence, sans rien sur les personnes qu’elle aide.
class-personal = Personnel
class-personal-what = Dit qui est une personne : nom, date de naissance, adresse, document, photographie.
class-sensitive = Sensible
class-sensitive-what = Pourrait nuire à une personne si cela se savait : besoins de protection, violences, statut juridique, convictions.
class-health = Santé
class-health-what = La santé d’une personne : bilans, diagnostics, traitements.
class-restricted = Restreint
class-restricted-what = Réservé aux quelques personnes désignées dans le dossier.

## Missions : le travail confié à un rôle, quelle que soit la classe.

duty-offices = Ouvre, modifie et ferme les bureaux
duty-places = Tient le registre des lieux
duty-accounts = Ouvre les comptes et rétablit les accès
duty-grants = Donne les rôles et y met fin
duty-break-glass = Peut ouvrir un accès d’urgence
duty-review-glass = Examine les accès d’urgence
duty-log = Lit le journal des modifications
duty-reads = Lit le journal des consultations
duty-operate = Veille aux travaux, aux envois et aux sauvegardes
duty-erase = Efface les données d’une personne
duty-webhooks = Décide quels autres programmes sont informés de ce qui a été fait
