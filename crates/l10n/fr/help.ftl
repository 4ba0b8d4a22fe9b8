# Le cadre de l’aide. Ses chapitres sont en Markdown, dans crates/web/help.

help-title = Aide
help-lead = Que faire, chapitre par chapitre. Le titre de chaque page mène à son chapitre. Pour le reste, adressez-vous à l’administration de votre bureau.
help-search = Chercher un mot dans l’aide et partout ailleurs
help-parts = Dans ce chapitre
help-next = À lire ensuite :
help-all = Tous les chapitres
