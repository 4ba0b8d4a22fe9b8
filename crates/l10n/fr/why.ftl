# Pourquoi puis-je voir ceci ? La réponse auprès de chaque fiche.

why-title = Pourquoi puis-je voir ceci ?
why-lead = Ce qui vous permet de lire cette fiche, et ce qui vous est masqué.
why-by-role = Vous avez le rôle { $role } au bureau { $office } depuis le { $date }.
why-by-role-above = Vous avez le rôle { $role } au bureau { $above }, dont dépend { $office }.
why-by-programme = Votre rôle vaut pour le programme { $programme }.
why-by-class = Ce rôle lit les données de la classe { $class }.
why-by-public = C’est public : tout le monde peut le voir.
why-by-own = C’est votre propre compte.
why-by-named = Vous êtes désigné dans cette fiche.
why-by-break-glass = Vous avez ouvert un accès d’urgence, jusqu’à : { $when }. Votre motif : { $reason }
why-may-change = Vous pouvez aussi le modifier.
why-may-not-change = Vous pouvez le lire, pas le modifier.
why-hidden-title = Ce qui vous est masqué
why-hidden-nothing = Rien sur cette page ne vous est masqué.
why-hidden-class = Les données de la classe { $class } : { $what }
why-read-recorded = L’ouverture de cette page est consignée.
why-matrix = Voir quel rôle lit quelles données
why-not-title = Pourquoi ne puis-je pas faire ceci ?
why-not-no-grant = Vous n’avez aucun rôle au bureau { $office }.
why-not-class = Aucun de vos rôles n’y lit les données de la classe { $class }.
why-not-ended = Votre habilitation a pris fin le { $date }.
why-not-totp = Il y faut des codes du téléphone. Installez-les dans votre compte.
why-by-duty = Ce rôle a cette mission : { $duty }.
why-by-signed-in = Toute personne connectée peut lire cette fiche.
why-not-duty = Aucun de vos rôles n’y a cette mission : { $duty }.
