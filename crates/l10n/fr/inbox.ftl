# Messages adressés à la personne connectée.

inbox-title = Messages
inbox-lead = Ce qui vous concerne et ne peut attendre que vous le cherchiez.
inbox-empty-title = Aucun message
inbox-empty-do = Dans cette version, rien n’envoie encore de messages. Ce qui vous attend se trouve sur la page d’accueil.
