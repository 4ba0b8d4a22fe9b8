# Messages au lecteur, et comment il veut être prévenu.

inbox-title = Messages
inbox-lead = Ce qui vous concerne et ne peut attendre que vous le cherchiez.
inbox-filter-topic = Sujet
inbox-filter-unread = Afficher
inbox-all = Tous les messages
inbox-unread-only = Non lus seulement
inbox-unread = Non lu
inbox-read = Lu
inbox-open = Ouvrir
inbox-mark-read = Marquer comme lu
inbox-mark-all-read = Tout marquer comme lu
inbox-marked = Marqué comme lu.
inbox-choose = Choisir ce que vous recevez
inbox-what = Ce qui s’est passé
inbox-when = Quand
inbox-state = État
inbox-empty-title = Aucun message
inbox-empty-do = Quand vous recevez un rôle, quand un travail demandé est terminé ou quand quelque chose requiert votre attention, c’est dit ici.

topic-sign-in = Votre connexion
topic-work = Votre travail
topic-emergency = Accès d’urgence
topic-jobs = Travaux
topic-machine = La machine

## Comment on veut être prévenu

notices-title = Ce qu’on vous dit, et comment
notices-lead = Tout figure ici parmi vos messages. Choisissez ce qui vous parvient en plus.
notices-saved = Enregistré. Cela vaut dès le prochain message.
notices-ways-title = Ce qui vous parvient
notices-ways-hint = Ce qui touche à la sécurité de votre compte arrive toujours par courriel.
notices-what = Quoi
notices-always = toujours
notices-way-email = Courriel
notices-way-sms = SMS
notices-way-print = Sur papier
notices-when-title = Quand
notices-language-label = Langue
notices-language-as-pages = Comme mes pages
notices-phone-label = Téléphone pour les SMS
notices-phone-hint = Avec l’indicatif du pays, comme +32 2 555 01 00. Laissez vide pour n’en recevoir aucun.
notices-zone-label = Fuseau horaire
notices-zone-hint = Nécessaire pour les heures calmes et les heures d’envoi.
notices-digest-label = Les courriels arrivent
notices-digest-at-once = Un par un, au fur et à mesure
notices-digest-daily = Ensemble, une fois par jour
notices-digest-weekly = Ensemble, une fois par semaine
notices-digest-day-label = Le
notices-digest-hour-label = À
notices-quiet-from-label = Calme dès
notices-quiet-to-label = Calme jusqu’à
notices-quiet-hint = Pendant ces heures, rien n’arrive qui peut attendre. L’accès d’urgence n’attend pas.
notices-none = Non choisi
weekday-monday = lundi
weekday-tuesday = mardi
weekday-wednesday = mercredi
weekday-thursday = jeudi
weekday-friday = vendredi
weekday-saturday = samedi
weekday-sunday = dimanche

## Calendrier

calendar-title = Votre calendrier
calendar-lead = Les fins de vos rôles et les fermetures de vos bureaux, dans le calendrier que vous utilisez chaque jour. Il ne nomme personne.
calendar-none = Votre calendrier n’a pas encore d’adresse.
calendar-has = Votre calendrier a une adresse. Elle a été montrée une fois, à sa création.
calendar-make = Créer une adresse
calendar-renew = Créer une nouvelle adresse
calendar-renew-consequence = Les calendriers qui utilisent l’ancienne adresse ne reçoivent plus rien.
calendar-remove = Retirer l’adresse
calendar-removed = Votre calendrier n’a plus d’adresse.
calendar-made-title = L’adresse de votre calendrier
calendar-made-do = Copiez-la dans votre programme de calendrier comme abonnement. Elle n’est montrée que maintenant. Quiconque l’a peut lire votre calendrier : ne la transmettez pas.
calendar-back = Retour à ce qu’on vous dit
calendar-name = Dates Passerelle
calendar-role-ends = Un de vos rôles prend fin : { $office }
calendar-glass-ends = Votre accès d’urgence prend fin : { $office }
calendar-office-closes = Dernier jour du bureau : { $office }
