# Les fichiers joints à une fiche.

files-title = Fichiers
files-lead = Joints à cette fiche, scellés, lisibles seulement dans Passerelle.
files-all = Tous les fichiers
files-count = { $count ->
    [0] Aucun fichier
    [one] { $count } fichier
   *[other] { $count } fichiers
}
files-table-caption = Fichiers
files-add-title = Ajouter un fichier
files-add-label = Fichier
files-add-hint = Jusqu’à { SIZE($max) } : PDF, image, texte ou tableau
files-note-label = Ce que c’est
files-note-hint = Pour que vos collègues le sachent sans l’ouvrir
files-class-label = Classe de données
files-add-submit = Ajouter le fichier
files-added = Fichier enregistré : { $name }, { SIZE($size) }.
files-name = Nom
files-kind = Genre
files-kind-pdf = Document PDF
files-kind-picture = Image
files-kind-text = Texte simple
files-kind-letter = Document texte
files-kind-table = Tableur
files-kind-other = Fichier
files-size = Taille
files-removed-label = Retiré
files-added-by = Ajouté par
files-added-at = Ajouté
files-download = Télécharger { $name }
files-download-warning = La copie téléchargée n’est plus protégée par Passerelle. Supprimez-la quand vous avez fini.
files-remove-title = Retirer { $name }
files-remove-lead = Le fichier n’apparaît plus et ne peut plus être téléchargé. Qu’il ait été là, et qui l’a retiré, reste au journal.
files-remove-submit = Retirer le fichier
files-removed = Le fichier est retiré.
files-erase-title = Effacer { $name }
files-erase-lead = Le contenu est détruit et ne peut être retrouvé. Qu’il y ait eu un fichier, et votre motif, restent au journal.
files-erase-submit = Effacer le fichier
files-erased = Effacé
files-damaged-title = Ce fichier est endommagé
files-damaged = Ce fichier ne correspond plus à son sceau ; il n’est donc pas montré. Prévenez votre administrateur : il peut être repris d’une sauvegarde.
files-empty-title = Aucun fichier pour l’instant
files-empty-do = Ajoutez une lettre, l’image d’un document ou un tableau qui va avec cette fiche.
files-empty-wait = Qui peut modifier cette fiche peut en ajouter.
