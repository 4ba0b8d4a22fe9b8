# Les mots des éléments de page : tableaux, formulaires, étapes, session.

face-help = Aide
face-inbox = Messages
face-unread = non lus
face-steps = Étapes
face-no-data = Pas de données
face-hidden = Masqué pour protéger les personnes
face-total = Total
face-day = Jour
face-month = Mois
face-year = Année
face-draft-found = Vous avez commencé à remplir ce formulaire sans l’envoyer.
face-draft-restore = Reprendre ma saisie
face-draft-discard = Recommencer
face-session-soon = Vous allez bientôt être déconnecté faute d’activité.
face-session-over = Vous avez été déconnecté. Votre saisie est toujours sur cette page ; connectez-vous dans un autre onglet, puis envoyez-la.
face-session-keep = Rester connecté
face-console = La console de la machine
face-show = Afficher
