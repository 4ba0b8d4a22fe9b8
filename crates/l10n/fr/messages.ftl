# Ce que disent les messages. Ils partent par courriel, par SMS et sur papier :
# aucun ne nomme quelqu’un, et chacun se suffit.

message-open = Ouvrez cette page :
message-footer = Vous recevez ceci parce que vous avez un compte Passerelle. Ne répondez pas, personne ne le lirait.
message-footer-change = Choisissez ce que vous recevez, et quand :
message-digest-lead = Voici ce qui vous a été dit depuis la dernière fois.
message-digest-subject = { $count ->
    [one] { $count } message pour vous
    [many] { $count } de messages pour vous
   *[other] { $count } messages pour vous
}
message-event-subject = Un appel à un autre programme

message-account-opened-subject = Un compte a été ouvert pour vous
message-account-opened-text = Un compte Passerelle a été ouvert pour vous. Demandez votre code à usage unique à la personne qui l’a ouvert, puis connectez-vous avec ce code et choisissez un mot de passe. Le code est valable sept jours.
message-account-reset-subject = Vous pouvez vous reconnecter
message-account-reset-text = Un administrateur a créé un nouveau code à usage unique pour vous. Demandez-le-lui, puis connectez-vous avec ce code et choisissez un mot de passe. Si vous n’avez rien demandé, prévenez-le tout de suite.
message-password-changed-subject = Votre mot de passe a été changé
message-password-changed-text = Le mot de passe de votre compte a été changé. Si ce n’était pas vous, prévenez tout de suite votre administrateur.
message-second-factor-changed-subject = Les codes d’un téléphone ont été configurés
message-second-factor-changed-text = Les codes d’un téléphone ont été configurés pour votre compte. Si ce n’était pas vous, prévenez tout de suite votre administrateur.
message-recovery-code-used-subject = Un code de secours a été utilisé
message-recovery-code-used-text = Quelqu’un s’est connecté à votre compte avec un code de secours. Si ce n’était pas vous, prévenez tout de suite votre administrateur.
message-token-issued-subject = Un programme peut agir en votre nom
message-token-issued-text = Un jeton a été créé pour votre compte, avec lequel un programme peut agir en votre nom. Si ce n’était pas vous, prévenez tout de suite votre administrateur.
message-grant-given-subject = Vous avez un nouveau rôle
message-grant-given-text = Un rôle vous a été donné. Votre page dit lequel, où, et jusqu’à quand.
message-grant-ended-subject = Un de vos rôles prend fin
message-grant-ended-text = Une fin a été fixée à un de vos rôles. Votre page dit lequel.
message-focal-point-set-subject = Vous répondez d’un bureau
message-focal-point-set-text = Vous avez été désigné comme personne de contact d’un bureau.
message-work-handed-over-subject = Du travail vous a été transmis
message-work-handed-over-text = Un collègue s’en va, et son travail vous a été transmis.
message-glass-broken-subject = Un accès d’urgence a été ouvert
message-glass-broken-text = Quelqu’un a ouvert un accès d’urgence dans un bureau que vous suivez comme délégué à la protection des données. Examinez-le rapidement.
message-glass-reviewed-subject = Votre accès d’urgence a été examiné
message-glass-reviewed-text = Le délégué à la protection des données a examiné un accès d’urgence que vous aviez ouvert.
message-job-done-subject = Un travail est terminé
message-job-done-text = Un travail que vous avez demandé est terminé.
message-job-failed-subject = Un travail n’a pas abouti
message-job-failed-text = Un travail que vous avez demandé ou dont vous avez la charge n’a pas abouti. Sa page dit pourquoi.
message-journal-lost-subject = Le registre de sécurité d’une organisation restaurée est perdu
message-journal-lost-text = Les données ont été restaurées à partir d’une sauvegarde, sans copie du registre de sécurité. Des personnes effacées depuis peuvent y figurer de nouveau, et rien n’est publié tant que vous n’avez pas vérifié.
message-webhook-paused-subject = Un webhook ne répond pas
message-webhook-paused-text = Il a été appelé pendant trois jours sans répondre ; il a donc été suspendu. Vérifiez que le programme écoute, puis reprenez-le sur sa page.
message-delivery-failed-subject = Un message n’a pas pu être remis
message-delivery-failed-text = Un message n’a pas pu être remis et n’est plus réessayé. La page des envois dit lequel, et pourquoi.
