# Les fichiers joints à une fiche.

files-title = Fichiers
files-lead = Joints à cette fiche, scellés, lisibles seulement dans Passerelle.
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
files-size = Taille
files-added-by = Ajouté par
files-added-at = Ajouté
files-download = Télécharger { $name }
files-download-warning = La copie téléchargée n’est plus protégée par Passerelle. Supprimez-la quand vous avez fini.
files-erase-title = Effacer { $name }
files-erase-lead = Le contenu est détruit et ne peut être retrouvé. Qu’il y ait eu un fichier, et votre motif, restent au journal.
files-erase-submit = Effacer le fichier
files-erased = Effacé
files-damaged = Ce fichier ne correspond plus à son sceau ; il n’est donc pas montré. Prévenez votre administrateur : il peut être repris d’une sauvegarde.
files-empty-title = Aucun fichier pour l’instant
files-empty-do = Ajoutez une lettre, l’image d’un document ou un tableau qui va avec cette fiche.
