# Ce qui sort de la maison : envois, et feuilles à imprimer.

deliveries-title = Envois
deliveries-lead = Messages qui partent par courriel, par SMS, sur papier ou vers d’autres programmes. Ils ne contiennent aucune donnée personnelle.
deliveries-state = État
deliveries-way = Par
deliveries-to = À
deliveries-what = Quoi
deliveries-when = Écrit
deliveries-sent = Parti
deliveries-next = Prochaine tentative
deliveries-attempts = Tentatives
deliveries-again = Renvoyer
deliveries-sent-again = Il sera renvoyé.
deliveries-sheets = Feuilles à imprimer
deliveries-program = Un autre programme
deliveries-empty-title = Rien n’est encore parti
deliveries-empty-do = Dès que quelque chose est dit à quelqu’un, cela apparaît ici avec sa voie et son état.
delivery-state-waiting = En attente
delivery-state-sent = Envoyé
delivery-state-failed = Non remis
delivery-state-dropped = Non envoyé
delivery-reason-not-set-up = Cette voie n’est pas configurée. Le message a attendu une semaine.
delivery-reason-erased = La personne a été effacée.
delivery-reason-account-closed = Le compte est fermé.
delivery-reason-no-phone = Il n’y a pas de numéro de téléphone.
delivery-reason-nobody = Il n’y a personne à prévenir.
delivery-reason-webhook-ended = L’autre programme n’est plus prévenu de rien.
delivery-reason-mail-sign-in = Le serveur de courriel refuse l’accès au programme.
delivery-reason-mail-refused = Le serveur de courriel a refusé le message.
delivery-reason-mail-later = Le serveur de courriel demande d’essayer plus tard.
delivery-reason-mail-tls = Le serveur de courriel n’a pu être joint en sécurité.
delivery-reason-mail-unreachable = Le serveur de courriel n’a pas répondu.
delivery-reason-mail-address = L’adresse de courriel est inutilisable.
delivery-reason-sms-sign-in = La passerelle de SMS refuse l’accès au programme.
delivery-reason-sms-refused = La passerelle a refusé le SMS.
delivery-reason-sms-later = La passerelle demande d’essayer plus tard.
delivery-reason-sms-elsewhere = La passerelle répond qu’il n’y a rien à cette adresse, ou qu’elle a changé d’adresse.
delivery-reason-sms-unreachable = La passerelle n’a pas répondu.
delivery-reason-webhook-gone = L’autre programme dit qu’il n’écoute plus.
delivery-reason-webhook-refused = L’autre programme n’a pas pris l’appel.
delivery-reason-webhook-nowhere = L’adresse de l’autre programme ne mène nulle part où l’on puisse appeler.
delivery-reason-webhook-unreachable = L’autre programme n’a pas répondu.
delivery-reason-folder = Le dossier n’a pas pu être écrit.
delivery-reason-panic = Le programme a échoué pendant l’envoi.

sheets-title = Feuilles à imprimer
sheets-lead = Lettres pour les personnes prévenues sur papier. Imprimez-les, remettez-les, puis dites-le.
sheets-count = { $count ->
    [one] { $count } feuille attend
    [many] { $count } de feuilles attendent
   *[other] { $count } feuilles attendent
}
sheets-for = Pour
sheets-done = Elles sont imprimées
sheets-done-consequence = Les feuilles quittent cette liste. Imprimez-les d’abord.
sheets-printed = { $count ->
    [one] { $count } feuille est notée comme imprimée.
    [many] { $count } de feuilles sont notées comme imprimées.
   *[other] { $count } feuilles sont notées comme imprimées.
}
sheets-empty-title = Rien à imprimer
sheets-empty-do = Quand un compte est ouvert, sa lettre attend ici.
