# Le guichet des importations : un fichier, ses colonnes, un verdict par ligne, et le retour.

imports-title = Importations
imports-lead = Faites entrer un tableau dans Passerelle : chaque ligne reçoit son verdict avant tout changement, et une importation entière peut être annulée.
imports-new = Importer un fichier
imports-table-caption = Vos importations
imports-file = Fichier
imports-kind = Ce qu’il contient
imports-state = Où elle en est
imports-rows = Lignes
imports-when = Dernier changement
imports-name-gone = Un fichier dont le nom a été effacé
imports-empty-title = Aucune importation pour l’instant
imports-empty-do = Choisissez un tableau tel que vous l’avez : CSV, Excel, OpenDocument, lignes JSON ou GeoJSON. Vous verrez comment il est lu avant que rien ne change.
imports-keep-hint = Vous seul voyez vos importations. Un fichier et son résultat sont détruits quelques jours après votre dernier passage ; ce qui a été importé reste.

## Choisir un fichier

import-new-title = Importer un fichier
import-new-lead = Rien ne change avant que vous ayez vu un verdict pour chaque ligne.
import-kind-label = Que contient le tableau ?
import-kind-places = Lieux
import-kind-places-hint = P-codes de provinces et de districts, sites, points ; surfaces d’un GeoJSON
import-kind-offices = Bureaux
import-kind-offices-hint = Un bureau par ligne, avec le nom du bureau dont il dépend
import-file-label = Fichier
import-file-hint = CSV, Excel (XLSX, XLS), OpenDocument, lignes JSON ou GeoJSON, jusqu’à { SIZE($max) }
import-new-submit = Envoyer le fichier
import-sent = Le fichier est arrivé. Voyez comment il est lu.

## Étapes

import-step-file = Fichier
import-step-columns = Colonnes
import-step-check = Contrôle
import-step-commit = Importation
import-state-mapping = Colonnes à régler
import-state-checking = En cours de contrôle
import-state-checked = Contrôlée, non importée
import-state-committing = En cours d’importation
import-state-done = Importée
import-state-undoing = En cours d’annulation
import-state-undone = Annulée

## Comment le fichier est lu

import-reading-title = Comment le fichier est lu
import-reading-change = Le lire autrement
import-reading-guess = Laisser faire Passerelle
import-reading-kind = Genre de fichier
import-reading-area = Territoire
import-reading-area-taken = Pris dans la géométrie de chaque entité ; aucune colonne n’est nécessaire
import-reading-sheet = Feuille
import-reading-sheet-hidden = { $name } (masquée)
import-reading-encoding = Encodage
import-reading-encoding-hint = Un nom tel que utf-8 ou windows-1256
import-reading-delimiter = Entre les cellules
import-reading-comma = Virgule
import-reading-semicolon = Point-virgule
import-reading-tab = Tabulation
import-reading-bar = Barre verticale
import-reading-space = Espace
import-reading-header = Lignes qui nomment les colonnes
import-reading-header-hint = Le numéro de la première de ces lignes ; 0 s’il n’y en a pas
import-reading-header-none = Aucune
import-reading-header-keys = Le fichier les nomme lui-même
import-reading-header-one = Ligne { $row }
import-reading-header-two = Lignes { $row } et { $next }
import-reading-header-count = Combien de lignes les nomment
import-reading-tags = Ligne de hashtags HXL
import-reading-tags-hint = Son numéro ; 0 s’il n’y en a pas
import-reading-dates = Ordre des dates
import-reading-day-first = Jour d’abord : 31/12/2020
import-reading-month-first = Mois d’abord : 12/31/2020
import-reading-decimal = Séparateur décimal
import-reading-point = Point : 1,234.5
import-reading-decimal-comma = Virgule : 1.234,5
import-format-csv = Tableau en texte (CSV)
import-format-xlsx = Classeur Excel (XLSX)
import-format-xls = Ancien classeur Excel (XLS)
import-format-ods = Classeur OpenDocument (ODS)
import-format-json = Lignes JSON
import-format-geojson = Objets GeoJSON
import-why-told = comme vous l’avez dit
import-why-content = le fichier commence comme ce genre de fichier
import-why-content-not-name = le fichier commence ainsi, bien que son nom finisse autrement
import-why-byte-order-mark = le fichier commence par sa marque
import-why-ascii = il n’y a que des lettres simples au début
import-why-valid = le début y est valable
import-why-frequency = les lettres y ont cette fréquence
import-why-zero-bytes = les zéros y sont placés ainsi
import-why-regular = la plupart des lignes ont alors autant de cellules
import-why-one-column = il n’y a qu’une colonne
import-why-sep-line = la première ligne le dit
import-why-quoted = des cellules sont entre ces guillemets
import-why-usual = c’est l’usage
import-why-above-tags = elle est juste au-dessus des hashtags
import-why-hashtags = la plupart de ses cellules sont des hashtags
import-why-words-above-data = des mots au-dessus d’autre chose
import-why-groups-above-words = des mots, et une ligne au-dessus qui les groupe
import-why-no-header = la première ligne ressemble à celles d’en dessous
import-why-keys = ses propres clés nomment les colonnes
import-why-nothing = il n’y a pas de lignes

## Colonnes

import-columns-title = Quelle colonne est laquelle ?
import-columns-lead = Regardez les suggestions et corrigez ce qui est faux. Une colonne sans destination est laissée de côté.
import-columns-caption = Où vont les colonnes
import-columns-target = Dans Passerelle
import-columns-column = Colonne du fichier
import-columns-none = Aucune
import-columns-value = La même valeur pour toutes les lignes
import-columns-samples = Exemples
import-columns-why = Pourquoi
import-columns-needed = nécessaire
import-columns-unnamed = Colonne { $letters }, sans nom
import-columns-left = Laissées de côté : { $names }
import-columns-earlier = Les colonnes vont où elles allaient lors de votre dernière importation d’un tel tableau.
import-sure-high = sûr
import-sure-middle = probable
import-sure-low = une supposition
import-evidence-tag = son hashtag est { $tag }
import-evidence-same-name = son nom le dit
import-evidence-holds-name = son nom contient « { $name } »
import-evidence-like-name = son nom est presque « { $name } »
import-evidence-on-the-list = ses valeurs en sont
import-evidence-looks-so = ses valeurs en ont l’air
import-evidence-right-shape = ses valeurs conviennent
import-evidence-wrong-shape = bien que ses valeurs aient un autre air
import-columns-or-value = { $target }, la même valeur pour toutes les lignes
import-columns-of = { $target } : colonne du fichier
import-reading-read-again = Le fichier est maintenant lu autrement ; les colonnes ont donc été de nouveau devinées.
import-reading-submit = Le lire ainsi
fault-not-a-row = Ce n’est pas le numéro d’une ligne. Écrivez-en un tel que 1, ou 0 pour aucune.
import-preview-good = lisible
import-verdicts-line = { $row } (ligne de texte { $line })
import-title = Importation de { $name }
import-group-levels = Niveaux supérieurs, chacun dans ses colonnes
import-group-names = Noms dans d’autres langues
import-map-title = Reprendre une correspondance enregistrée
import-map-label = Fichier de correspondance
import-map-hint = Un fichier TOML téléchargé ici auparavant
import-map-submit = L’utiliser
import-map-download = Télécharger cette correspondance
import-map-used = La correspondance est appliquée à ce fichier.
import-preview-title = Les premières lignes telles qu’elles seront lues
import-preview-row = Ligne
import-preview-submit = Actualiser l’aperçu
import-preview-nothing = Aucune colonne n’a encore de destination.
import-check-submit = Contrôler toutes les lignes
import-check-lead = Chaque ligne est lue et comparée à ce qui existe. Rien n’est modifié.
import-checking = Contrôle des lignes
import-committing = Importation des lignes ; personne ne les voit avant que toutes y soient
import-undoing = Annulation de l’importation
import-waiting = Cela continue sans cette page ; vous pouvez la quitter.

## Verdicts

import-verdicts-title = Verdicts
import-verdict-new = Nouvelle
import-verdict-change = Modifie quelque chose
import-verdict-same = Déjà connue
import-verdict-refused = Refusée
import-verdict-left-out = Pas une ligne du tableau
import-done-new = Ajoutée
import-done-change = Modifiée
import-done-same = Déjà connue
import-done-refused = Refusée
import-done-left-out = Pas une ligne du tableau
import-verdict-all = Toutes
import-verdicts-caption = Les lignes et leur verdict
import-verdicts-row = Ligne
import-verdicts-called = Nom
import-verdicts-verdict = Verdict
import-verdicts-says = Ce qui est dit
import-verdicts-none = Aucune ligne n’a ce verdict.
import-verdicts-bound = La page montre les { $max } premières lignes de chaque verdict ; le résultat les a toutes.
import-count-blank = { $count ->
    [one] { $count } ligne vide a été sautée.
   *[other] { $count } lignes vides ont été sautées.
}
import-count-remarked = { $count ->
    [one] { $count } ligne mérite un regard.
   *[other] { $count } lignes méritent un regard.
}
import-result-download = Télécharger le résultat
import-result-hint = Votre fichier avec un verdict par ligne. Corrigez-y les lignes refusées et importez-le de nouveau : ce qui est connu reste tel quel.
import-result-verdict = verdict
import-result-says = explication
import-result-record = fiche
import-result-name = { $name } avec verdicts
import-again-submit = Revenir aux colonnes

## Importer et annuler

import-commit-title = Importer ces lignes
import-commit-refused-label = Des lignes sont refusées
import-commit-all = Ne rien importer tant que toutes les lignes ne sont pas bonnes
import-commit-all-hint = Corrigez les lignes refusées dans le fichier et renvoyez-le
import-commit-leave-out = Laisser les lignes refusées et importer les autres
import-commit-leave-out-hint = Le résultat dit quelles lignes restent à corriger
import-commit-consequence = { $count ->
    [one] { $count } changement est fait. Personne n’en voit rien avant que tout soit fini. Vous pouvez annuler l’importation tant que rien ne s’appuie dessus.
   *[other] { $count } changements sont faits. Personne n’en voit rien avant que tout soit fini. Vous pouvez annuler l’importation tant que rien ne s’appuie dessus.
}
import-commit-submit = Importer
import-commit-nothing = Tout ce que dit le fichier est déjà connu. Il n’y a rien à importer.
import-commit-none-good = Aucune ligne ne peut être prise telle quelle. Revenez aux colonnes, ou corrigez le fichier et renvoyez-le.
import-undo-title = Annuler l’importation
import-undo-consequence = { $count ->
    [one] { $count } changement est défait, comme s’il n’avait jamais été importé. Cela ne marche que si personne n’a modifié ni utilisé ce qu’il a fait.
   *[other] { $count } changements sont défaits, comme s’ils n’avaient jamais été importés. Cela ne marche que si personne n’a modifié ni utilisé ce qu’ils ont fait.
}
import-undo-submit = Annuler l’importation
import-undone-lead = Tout est comme avant cette importation.
import-done-lead = Toutes les bonnes lignes sont là et chacun peut les voir.
import-remove-submit = Détruire le fichier
import-remove-lead = Le fichier et son résultat sont détruits. Ce qui a été importé reste, et ne peut plus être annulé d’ici.
import-removed = Le fichier est détruit.
import-stuck-title = Le travail sur cette importation s’est arrêté avant la fin
import-stuck-do = Personne ne voit ce qu’elle apporte de nouveau, et personne d’autre ne peut modifier ce qu’elle a déjà changé. Reprenez, ou annulez ce qui a été fait.
import-go-on-submit = Reprendre
import-stopped-title = Cela n’a pas pu être fait
import-stopped-at = { $at } : { $says }
import-stopped-nothing = Rien n’a été modifié.
import-said-at = { $at } : { $says }
import-too-late = Quelqu’un a été plus rapide : cette importation en est déjà ailleurs.

## Fichiers qui ne sont pas lus

import-file-io = Le fichier n’a pas pu être lu sur le disque. Réessayez ; si cela persiste, prévenez votre administrateur.
import-file-not-a-table = Ce fichier ne contient pas de tableau lisible. Envoyez-le en CSV, XLSX, ODS, lignes JSON ou GeoJSON.
import-file-topojson = C’est du TopoJSON, qui n’est pas lu ici. Convertissez-le d’abord en GeoJSON.
import-file-no-geometry = Le GeoJSON n’est pas lu pour ce genre d’importation. Envoyez un tableau.
import-file-empty = Ce fichier est vide. Choisissez-en un autre.
import-file-locked = Ce fichier est protégé par un mot de passe. Enregistrez-le sans et renvoyez-le.
import-file-damaged = Ce fichier est endommagé ou finit trop tôt. Ouvrez-le, enregistrez-le de nouveau et envoyez cela.
import-file-doctype = Ce fichier déclare des entités XML, dont aucun tableur n’a besoin et qui peuvent servir à attaquer. Il est refusé : enregistrez-le de nouveau dans un tableur.
import-file-limit = Ce fichier demande trop : plus de { $max } { $what ->
        [file-bytes] octets dans le fichier
        [part-bytes] octets dans une seule partie une fois décompressée
        [ratio] fois la taille compressée dans une seule partie
        [parts] parties dans le fichier
        [held-bytes] octets de textes et de styles
        [cell-bytes] octets dans une cellule
        [row-bytes] octets dans une ligne
        [columns] colonnes
        [rows] lignes
        [cells] cellules
        [blank-run] lignes vides de suite
        [sheets] feuilles
       *[xls-bytes] octets dans un classeur de l’ancien format
    }, et aucun tableau n’en a besoin. Divisez-le, ou enregistrez-le de nouveau sans ce qui est vide.
import-file-no-such-sheet = Il n’y a pas de telle feuille dans ce fichier. Choisissez-en une autre.
import-file-no-such-encoding = Il n’existe pas de tel encodage. Écrivez un nom tel que utf-8 ou windows-1256.
import-file-no-such-mark = Ceci ne peut pas séparer des cellules. Choisissez un autre signe.
import-file-no-rows = Il n’y a pas de lignes sous l’en-tête. Choisissez un autre fichier, ou dites quelle ligne nomme les colonnes.
import-file-too-many-rows = Ce fichier a plus de { $max } lignes. Divisez-le et importez les parties l’une après l’autre.
import-map-wrong = Ce n’est pas une correspondance lisible. Choisissez un fichier TOML téléchargé ici.
import-map-other-kind = Cette correspondance est pour un autre genre d’importation. Choisissez-en une pour ce genre.
import-map-no-column = Il n’y a pas de colonne « { $column } » dans ce fichier. Choisissez une autre colonne, ou aucune.
import-map-two-columns = Il y a plusieurs colonnes « { $column } » dans ce fichier. Choisissez-en une par sa place.
import-map-no-target = Rien ne s’appelle « { $target } » ici. Enlevez cette ligne de la correspondance.
import-map-needed = Il faut ici une colonne, ou une valeur pour toutes les lignes.
import-refused-since = Des lignes sont refusées qui étaient bonnes au contrôle : quelque chose a changé entre-temps. Regardez de nouveau les verdicts.

## Dit des cellules

import-cell-required = Il faut quelque chose ici.
import-cell-not-a-date = « { $written } » n’est pas une date.
import-cell-no-such-day = « { $written } » est un jour que le calendrier n’a pas.
import-cell-ambiguous-date = « { $written } » peut être { $one } ou { $other }. Dites plus haut dans quel ordre sont les dates.
import-cell-ambiguous-year = « { $written } » peut être { $one } ou { $other }. Écrivez l’année en quatre chiffres.
import-cell-date-not-whole = « { $written } » n’est pas un jour entier. Écrivez jour, mois et année.
import-cell-not-a-time = « { $written } » n’est pas une heure.
import-cell-not-a-number = « { $written } » n’est pas un nombre.
import-cell-ambiguous-number = « { $written } » peut être { $one } ou { $other }. Dites plus haut quel est le séparateur décimal.
import-cell-not-an-integer = « { $written } » n’est pas un nombre entier.
import-cell-out-of-range = « { $written } » n’est pas entre { $least } et { $most }.
import-cell-not-yes-or-no = « { $written } » n’est ni oui ni non.
import-cell-not-a-coordinate = « { $written } » n’est ni une latitude ni une longitude.
import-cell-not-a-choice = « { $written } » n’est pas un des choix.
import-cell-ambiguous-choice = « { $written } » peut être { $one } ou { $other }.
import-cell-too-long = C’est trop long : { $max } caractères au plus.
import-cell-spreadsheet-error = « { $written } » est une erreur du tableur. Corrigez sa formule.
import-cell-formula-without-result = Cette formule a été enregistrée sans son résultat. Ouvrez le fichier dans un tableur et enregistrez-le.
import-cell-bad-encoding = Certains signes ne sont pas du texte dans l’encodage de ce fichier.
import-row-more-cells = Il y a { $cells } cellules là où l’en-tête en a { $expected }.
import-row-fewer-cells = Il y a { $cells } cellules là où l’en-tête en a { $expected }.
import-row-other-encoding = Cette ligne n’est pas en { $encoding } comme les autres ; elle a été lue comme { $read_as }.
import-row-bad-encoding = Certains signes ne sont du texte dans aucun encodage probable.
import-row-unclosed-quote = Un guillemet de la ligne { $line } n’est jamais fermé.
import-row-text-after-quote = Il y a du texte après un guillemet fermant.
import-row-nul-character = Des caractères nuls ont été enlevés.
import-row-many-lines = { $lines } lignes de texte sont dans une seule ligne du tableau ; il manque peut-être un guillemet.
import-row-not-json = Ce n’est pas une ligne JSON.
import-row-new-key = Une nouvelle clé apparaît ici : { $key }.
import-row-feature-too-long = Cet objet est trop long pour être lu. Simplifiez sa surface.
import-row-not-a-feature = Ce n’est pas un objet GeoJSON.
import-row-total = Cette ligne en additionne d’autres.
import-row-note = C’est une remarque sous le tableau.
import-twice = La ligne { $row } dit déjà la même chose. Une des deux suffit.

## Lieux

import-places-country = Pays
import-places-level = Niveau ou genre
import-places-code = P-code
import-places-name = Nom
import-places-language = Langue du nom
import-places-aliases = Autres graphies
import-places-parent = P-code du lieu supérieur
import-places-from = Premier jour
import-places-to = Dernier jour
import-places-latitude = Latitude
import-places-longitude = Longitude
import-places-geometry = Surface
import-places-name-en = Nom en anglais
import-places-name-fr = Nom en français
import-places-name-ar = Nom en arabe
import-places-name-es = Nom en espagnol
import-places-name-pt = Nom en portugais
import-places-name-ru = Nom en russe
import-places-name-zh = Nom en chinois
import-places-name-uk = Nom en ukrainien
import-places-adm1-code = Niveau 1 : P-code
import-places-adm1-name = Niveau 1 : nom
import-places-adm1-name-en = Niveau 1 : nom en anglais
import-places-adm1-name-fr = Niveau 1 : nom en français
import-places-adm1-name-ar = Niveau 1 : nom en arabe
import-places-adm1-name-es = Niveau 1 : nom en espagnol
import-places-adm2-code = Niveau 2 : P-code
import-places-adm2-name = Niveau 2 : nom
import-places-adm2-name-en = Niveau 2 : nom en anglais
import-places-adm2-name-fr = Niveau 2 : nom en français
import-places-adm2-name-ar = Niveau 2 : nom en arabe
import-places-adm2-name-es = Niveau 2 : nom en espagnol
import-places-adm3-code = Niveau 3 : P-code
import-places-adm3-name = Niveau 3 : nom
import-places-adm3-name-en = Niveau 3 : nom en anglais
import-places-adm3-name-fr = Niveau 3 : nom en français
import-places-adm3-name-ar = Niveau 3 : nom en arabe
import-places-adm3-name-es = Niveau 3 : nom en espagnol
import-places-known-country = C’est un pays, et les pays sont déjà connus.
import-places-no-code = Sans code, rien ne dit si ce lieu est connu : importer de nouveau le fichier l’ajouterait encore.
import-places-alike = Un lieu de ce nom et de ce niveau existe déjà, avec le code { $code }. Si c’est le même, écrivez ici ce code-là ; sinon, il y en aura deux.
import-places-name-taken = « { $written } » veut souvent dire que rien n’est connu. Cela a été pris pour le nom.
import-places-unread = Cette ligne n’est pas lisible.
import-places-two-parents = Des lignes indiquent des lieux supérieurs différents. Corrigez l’une d’elles.
import-places-circle = Ces lieux dépendent l’un de l’autre en cercle : { $codes }. Corrigez l’un d’eux.
import-places-no-level = Rien ne dit le niveau de ce lieu. Choisissez une colonne pour le niveau, ou une valeur pour toutes les lignes.
import-places-other-kind = Le lieu qui a ce code est d’un autre niveau, et un niveau ne change jamais. Donnez-lui un autre code.
import-places-no-name = Ce lieu est nouveau et n’a pas de nom. Écrivez-en un.
import-places-no-parent = Aucun lieu de ce pays n’a ce code, ni ici ni dans le fichier. Corrigez-le, ou ajoutez le lieu supérieur.
import-places-parent-refused = Le lieu supérieur est refusé à la ligne { $row }. Corrigez d’abord cette ligne.
import-places-closed-on = Ce lieu a déjà pris fin le { $day }. Rouvrez-le d’abord si c’est faux.
fault-place-level-too-deep = Les lieux sont tenus jusqu’au troisième niveau. Importez ce qui est en dessous comme sites.
fault-not-a-level = Ce n’est pas un niveau de lieux. Écrivez 1, 2 ou 3, site ou point.

## Bureaux

import-offices-name = Nom
import-offices-kind = Genre
import-offices-parent = Bureau supérieur
import-offices-countries = Pays couverts
import-offices-address = Adresse
import-offices-phone = Téléphone
import-offices-email = Adresse électronique
import-offices-web = Adresse web
import-offices-languages = Langues parlées
import-offices-listed = Dans l’annuaire public
import-offices-from = Ouvert depuis
import-offices-several = Plusieurs bureaux ont ce nom. Renommez-en un d’abord.
import-offices-no-parent = Aucun bureau n’a ce nom, ni ici ni dans une autre ligne. Corrigez-le, ou ajoutez ce bureau.
import-offices-parent-refused = Le bureau supérieur est refusé à la ligne { $row }. Corrigez d’abord cette ligne.
import-offices-circle = Ces bureaux dépendent l’un de l’autre en cercle : { $names }. Corrigez l’un d’eux.
import-offices-closed = Ce bureau est fermé. Rouvrez-le d’abord.
