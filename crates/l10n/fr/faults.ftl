# Ce qui ne va pas dans une saisie, et comment y remédier.
# Chaque message se suffit : il paraît auprès du champ et dans le récapitulatif.

faults-summary-title = { $count ->
    [one] Un point est à corriger avant d’enregistrer
   *[other] { $count } points sont à corriger avant d’enregistrer
}
faults-summary-lead = Rien n’a été enregistré, et rien de ce que vous avez tapé n’est perdu.
faults-at-field = Erreur :
faults-at-row = Ligne { $row }
faults-for-field = { $field } : { $fault }

fault-required = Ce champ est vide. Remplissez-le.
fault-too-long = C’est trop long. Réduisez à { $max ->
    [one] { $max } caractère
   *[other] { $max } caractères
} au plus.
fault-too-short = C’est trop court. Écrivez au moins { $min ->
    [one] { $min } caractère
   *[other] { $min } caractères
}.
fault-control-character = Le texte contient un caractère invisible qui ne peut être conservé, souvent venu d’une copie. Retapez-le à la main.
fault-null-byte = Le texte contient un caractère nul, ce qu’aucun texte ne peut avoir. Retapez-le à la main.
fault-not-an-email = Ce n’est pas une adresse électronique. Écrivez-la comme nom@example.org.
fault-not-a-date = Ce n’est pas une date. Écrivez l’année, le mois et le jour comme 2025-03-28.
fault-not-a-number = Ce n’est pas un nombre entier. Écrivez seulement des chiffres, comme 42.
fault-not-a-url = Ce n’est pas une adresse web. Commencez par https://, comme https://example.org.
fault-not-a-country = Nous ne connaissons pas ce pays. Choisissez-en un dans la liste, ou écrivez son code à deux lettres.
fault-not-a-language = Nous ne connaissons pas cette langue. Choisissez-en une dans la liste, ou écrivez son code, comme fr.
fault-not-a-phone = Ce n’est pas un numéro de téléphone. Commencez par + et l’indicatif du pays, puis des chiffres et des espaces, comme +32 2 555 01 00.
fault-unknown-choice = Ce choix n’existe pas. Choisissez dans la liste.
fault-already-taken = C’est déjà utilisé. Choisissez autre chose, ou ouvrez la fiche qui l’utilise.
fault-already-taken-back = Cette importation est déjà annulée.
fault-batch-changed-since =
    { $count ->
    [one] Une fiche de cette importation a été modifiée depuis. Annulez d’abord cette modification, ou corrigez la fiche à la main.
   *[other] { $count } fiches de cette importation ont été modifiées depuis. Annulez d’abord ces modifications, ou corrigez les fiches à la main.
 }
fault-batch-changed-above =
    { $count ->
    [one] Une fiche de cette importation reviendrait sous une autre qui a été fermée, déplacée ou retirée depuis. Annulez d’abord cela, ou corrigez la fiche à la main.
   *[other] { $count } fiches de cette importation reviendraient sous d’autres qui ont été fermées, déplacées ou retirées depuis. Annulez d’abord cela, ou corrigez les fiches à la main.
 }
fault-batch-in-use =
    { $count ->
    [one] Une fiche de cette importation est utilisée par une autre. Retirez d’abord celle-ci.
   *[other] { $count } fiches de cette importation sont utilisées par d’autres. Retirez d’abord celles-ci.
 }
fault-not-found = Cette fiche n’existe pas, ou vous ne pouvez pas la voir. Vérifiez, ou choisissez-en une autre.
fault-password-too-short = Ce mot de passe est trop court. Prenez au moins { $min ->
    [one] { $min } caractère
   *[other] { $min } caractères
} ; quelques mots ensemble se retiennent bien.
fault-password-too-common = Trop de gens utilisent ce mot de passe : il se devine facilement. Choisissez-en un auquel vous seul penseriez.
fault-password-mismatch = Les deux mots de passe diffèrent. Retapez le nouveau mot de passe dans les deux champs.
fault-wrong-code = Ce code n’est pas le bon. Attendez le suivant sur votre téléphone et tapez-le.
fault-too-many-tries = Il y a eu trop d’essais erronés. Attendez 15 minutes, ou demandez à un administrateur de débloquer votre compte.
fault-code-expired = Ce code n’est plus valable. Demandez-en un nouveau.
fault-office-cycle = Ce bureau dépend de celui que vous modifiez ; il ne peut pas être aussi au-dessus. Choisissez un autre bureau de rattachement.
fault-successor-self = Un bureau ne peut pas se succéder à lui-même. Choisissez un autre bureau, ou laissez vide.
fault-open-offices-below = { $count ->
    [one] { $count } bureau qui en dépend est encore ouvert ce jour-là. Déplacez-le ou fermez-le d’abord.
   *[other] { $count } bureaux qui en dépendent sont encore ouverts ce jour-là. Déplacez-les ou fermez-les d’abord.
}
fault-dates-reversed = La fin précède le début. Changez l’une des deux dates.
fault-before-first-day = Ce jour précède le premier jour du bureau. Choisissez { DATE($first) } ou un jour ultérieur.
fault-in-the-past = Cette date est passée. Choisissez aujourd’hui ou une date à venir.
fault-too-far = C’est trop loin dans l’avenir. Choisissez au plus tard le { DATE($latest) }.
fault-wrong-password = Ce n’est pas votre mot de passe actuel. Retapez-le.
fault-not-a-programme = Ce n’est pas le code d’un programme. Écrivez des minuscules et des chiffres, comme avrr.
fault-not-confirmed = Ce n’est pas ce qui était demandé ; rien n’a été fait. Recopiez-le exactement.
fault-not-understood = Cochez cette case pour dire que vous comprenez.
fault-own-account = Vous ne pouvez pas faire cela à votre propre compte. Demandez à un autre administrateur.
fault-last-administrator = C’est le dernier administrateur ; sans lui, personne ne pourrait plus donner d’accès. Nommez d’abord quelqu’un d’autre.
fault-reason-required = Il faut un motif. Dites en une ou deux phrases pourquoi vous faites cela.
fault-file-too-large = Ce fichier est trop volumineux. Nous acceptons au plus { SIZE($max) } : réduisez-le ou partagez-le.
fault-file-required = Aucun fichier n’a été choisi. Choisissez-en un d’abord.
fault-file-not-taken = Ce genre de fichier n’est pas accepté. Envoyez un PDF, une image (PNG, JPEG ou WebP), du texte simple, ou un document texte ou tableur sans macros.
fault-file-empty = Ce fichier est vide. Choisissez-en un autre.
fault-conflict = Quelqu’un d’autre a modifié ceci depuis que vous l’avez ouvert. Comparez les deux valeurs et choisissez celle qui reste.
fault-closed-account = Ce compte est fermé. Rouvrez-le d’abord, ou choisissez-en un autre.
fault-placeholder-date = Cette date semble tenir lieu d’une date inconnue. Écrivez la vraie date, ou indiquez qu’elle est inconnue.
fault-nested-too-deep = Ces données sont imbriquées trop profondément. Envoyez-les avec au plus { $max ->
    [one] { $max } niveau
   *[other] { $max } niveaux
}.
fault-too-many = Il y a trop d’entrées. Limitez-vous à { $max ->
    [one] { $max } entrée
   *[other] { $max } entrées
}, ou envoyez le reste à part.
fault-hand-over-first = Cette personne tient encore des rôles ou répond d’un bureau. Transmettez d’abord son travail ; elle pourra ensuite être effacée.
fault-key-reused = Cette clé a déjà été envoyée avec d’autres mots. Prenez une nouvelle clé pour une autre demande.
fault-not-an-endpoint = Ce n’est pas une adresse que l’on peut appeler. Commencez-la par https://, sans nom d’utilisateur et sans #.
fault-not-https = Cette adresse n’est pas protégée en chemin. Commencez-la par https://.
fault-private-address = Cette adresse est dans un réseau privé. Choisissez-en une de l’internet public, ou demandez à qui gère cette machine d’autoriser les adresses privées.
fault-webhook-ended = Ce webhook est terminé. Abonnez-en un nouveau.
fault-wrong-type = Cette valeur est d’une autre sorte que celle qui est lue ici. Consultez la description de l’API.
fault-unknown-field = Aucun champ ne porte ce nom. Vouliez-vous dire { $nearest } ?
fault-missing-field = Ce champ manque. Envoyez-le aussi.
fault-not-a-time = Ceci n’est pas une heure. Écrivez-la comme 22:30.
fault-no-quiet-hours = Les heures calmes finissent quand elles commencent. Choisissez une autre fin, ou laissez les deux vides.
fault-phone-without-country = Le numéro ne dit pas son pays. Commencez par + et l’indicatif du pays, comme +32 2 555 01 00.

## Places

fault-no-such-place = Aucun lieu de ce pays ne porte ce code. Cherchez-le parmi les lieux, ou ajoutez-le d’abord.
fault-place-is-closed = Ce lieu prend fin trop tôt. Choisissez-en un qui continue.
fault-place-of-another-level = Ce lieu n’est pas du bon niveau. Un district se trouve dans une province, un sous-district dans un district.
fault-place-of-another-country = Ce lieu est dans un autre pays. Choisissez-en un du même pays.
fault-place-cycle = Un lieu ne peut pas se trouver en lui-même. Choisissez le lieu au-dessus.
fault-place-at-the-top = Un lieu de niveau 1 se trouve juste sous son pays. Laissez ce champ vide.
fault-place-successor-self = Un lieu ne peut pas se succéder à lui-même. Nommez les autres.
fault-ends-before-its-beginning = Un autre lieu, auquel celui-ci succède, ne prend fin que ce jour-là ou après. Choisissez un jour plus tardif.
fault-point-without-area = Un point a une position et pas de territoire. Faites-en un site si l’on y séjourne.
fault-two-names-of-a-language = Il y a deux noms dans la langue { $language }. Gardez-en un et placez l’autre parmi les graphies.
fault-not-a-p-code = Ce n’est pas un P-code. Utilisez des lettres, chiffres, traits d’union et points, sans espaces.
fault-not-degrees = Ce n’est pas un nombre de degrés. Écrivez-le comme 50.8503.
fault-degrees-out-of-range = C’est hors du globe. La latitude va de -90 à 90, la longitude de -180 à 180.
fault-placeholder-position = Zéro et zéro remplacent une position que personne ne connaît. Laissez plutôt les deux vides.
fault-not-geojson = Ce n’est pas du GeoJSON. Collez un Polygon, un MultiPolygon ou une seule Feature.
fault-geometry-one-feature = Il y a plusieurs features, ou aucune. Apportez celle de ce lieu ; plusieurs lieux viennent par importation.
fault-geometry-not-an-area = Ce n’est pas un territoire. Seuls les Polygon et MultiPolygon sont gardés.
fault-geometry-too-many-points = La limite a plus de { $max } points. Simplifiez-la d’abord.
fault-geometry-open-ring = Une ligne de la limite n’est pas fermée. Son dernier point doit être le premier.
fault-geometry-short-ring = Une ligne de la limite a trop peu de points. Il en faut au moins trois différents.
fault-geometry-off-the-globe = Un point de la limite est hors du globe. La longitude vient avant la latitude.
fault-geometry-crosses-itself = La limite se croise elle-même. Corrigez-la là où les lignes se rencontrent.
fault-open-places-below = { $count ->
    [one] { $count } lieu s’y trouve encore. Mettez-y fin ou déplacez-le d’abord.
   *[other] { $count } lieux s’y trouvent encore. Mettez-y fin ou déplacez-les d’abord.
}
