# Les programmes : jetons, webhooks, et les problèmes que l’API signale.

## Jetons

tokens-title = Jetons pour les programmes
tokens-lead = Un programme présente un jeton à la place de votre mot de passe. Il peut ce que vous pouvez à cet instant, et seulement ce que vous cochez.
tokens-of-title = Jetons de { $name }
tokens-of-lead = Ce que des programmes présentent à la place du mot de passe de cette personne. Révoquez celui que plus personne ne connaît.
tokens-of-none = Cette personne n’a créé aucun jeton.
tokens-caption = Jetons, les plus récents d’abord
tokens-new = Créer un jeton
tokens-empty-title = Pas encore de jeton
tokens-empty-do = Un programme en a besoin pour lire ou modifier quoi que ce soit par l’API.
tokens-look = Jetons pour les programmes
tokens-docs = Description de l’API, pour les programmes (OpenAPI)
token-new-title = Créer un jeton
token-account-label = Compte
token-name-label = Nom
token-name-hint = À quoi il sert et où il tourne, pour le reconnaître.
token-scopes-label = Ce qu’il peut faire
token-scopes-hint = Cochez seulement ce dont le programme a besoin. Il ne pourra jamais plus que vous.
token-office-label = Seulement dans ce bureau et ceux au-dessous
token-office-all = Partout où vont mes rôles
token-days-label = Combien de temps il fonctionne
token-days-choice = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
token-until-label = Fonctionne jusqu’au
token-used-label = Dernière utilisation
token-never-used = Jamais
token-revoked-label = Révoqué
token-new-submit = Créer le jeton
token-made-title = Votre nouveau jeton
token-made-lead = Copiez-le maintenant : il n’est montré que cette fois, et nous ne gardons que son empreinte. Qui le possède agit en votre nom.
token-made-how = Le programme l’envoie avec chaque demande, dans cet en-tête :
token-made-kept = Je l’ai
token-made-before = Le jeton a été créé et montré au premier envoi de ce formulaire. Si vous ne l’avez pas, révoquez-le et créez-en un autre.
token-revoke = Révoquer
token-revoked = Le jeton est révoqué. Tout programme qui le présente est désormais refusé.
token-status-open = Fonctionne
token-status-over = Expiré
token-status-revoked = Révoqué

scope-accounts-read = Lire les comptes
scope-grants-read = Lire les rôles
scope-jobs-read = Lire les travaux
scope-jobs-write = Lire et annuler les travaux
scope-log-read = Lire le journal
scope-offices-read = Lire les bureaux
scope-offices-write = Lire et modifier les bureaux
scope-places-read = Lire les lieux
scope-places-write = Lire et modifier les lieux
scope-webhooks-read = Lire les webhooks
scope-webhooks-write = Lire et modifier les webhooks

## Webhooks

shell-nav-webhooks = Webhooks
webhooks-title = Webhooks
webhooks-lead = D’autres programmes, informés quand quelque chose a été fait. Ils apprennent de quelle fiche il s’agit, jamais ce qu’elle contient.
webhooks-new = Abonner un webhook
webhooks-caption = Webhooks, dans l’ordre de leur création
webhooks-empty-title = Pas encore de webhook
webhooks-empty-do = Abonnez-en un là où un autre de vos programmes doit apprendre aussitôt les changements.
webhook-new-title = Abonner un webhook
webhook-edit-title = Modifier { $name }
webhook-name-label = Nom
webhook-name-hint = De quel programme il s’agit, en quelques mots.
webhook-url-label = Adresse
webhook-url-hint = Où le programme écoute. Elle commence par https://.
webhook-office-label = Bureau
webhook-office-hint = Il est informé des fiches de ce bureau et de ceux au-dessous.
webhook-kinds-label = Ce qu’il apprend
webhook-kinds-hint = Chaque fois que l’une de ces choses est faite, le programme est appelé.
webhook-kinds-all = { $noun } : tout
webhook-new-submit = Abonner
webhook-edit-submit = Enregistrer
webhook-edit = Modifier
webhook-secret-title = Le secret de votre nouveau webhook
webhook-secret-lead = Copiez-le maintenant : il n’est montré que cette fois. Il permet au programme de vérifier qu’un appel vient de nous.
webhook-secret-how = Chaque appel porte les en-têtes webhook-id, webhook-timestamp et webhook-signature. La signature est un HMAC-SHA-256 des deux premiers et du corps, comme le décrit la spécification Standard Webhooks.
webhook-secret-kept = Je l’ai
webhook-secret-before = Le secret a été montré au premier envoi de ce formulaire. Si vous ne l’avez pas, terminez ce webhook et abonnez-en un autre.
webhook-subscribed = Le webhook est abonné.
webhook-changed = Le webhook est modifié.
webhook-pause = Suspendre
webhook-paused = Le webhook est suspendu. Ce qui est fait entre-temps ne sera pas annoncé plus tard.
webhook-resume = Reprendre
webhook-resumed = Le webhook est de nouveau informé, dès maintenant.
webhook-end = Terminer
webhook-end-title = Terminer { $name }
webhook-end-lead = Le programme n’apprend plus rien, et son secret ne vaut plus rien. C’est définitif ; vous pourrez en abonner un autre.
webhook-end-submit = Terminer le webhook
webhook-ended = Le webhook est terminé.
webhook-failing-title = Il a été suspendu, faute de réponse
webhook-failing-what = Les appels ont échoué pendant trois jours. Vérifiez que le programme écoute, puis reprenez.
webhook-history-title = Ce qui lui est arrivé
webhook-status-active = Actif
webhook-status-paused = Suspendu
webhook-status-failing = Ne répond pas
webhook-status-ended = Terminé

## Problèmes

problems-title = Les problèmes que l’API signale
problems-lead = Chacun a un code qui ne change pas. Les programmes se règlent sur le code ; les mots sont pour vous.
problems-caption = Problèmes par code
problems-code = Code
problems-status = Statut
problems-what = Ce que cela veut dire

problem-malformed-title = La demande ne peut pas être lue
problem-malformed-what = Quelque chose y a une forme que nous ne connaissons pas. Rien n’a été fait.
problem-malformed-json-title = Le corps n’est pas du JSON
problem-malformed-json-what = Il est coupé, n’est pas en UTF-8, nomme deux fois un champ, ou n’est pas un objet. Rien n’a été fait.
problem-json-too-deep-title = Le corps est trop imbriqué
problem-json-too-deep-what = Aucune demande n’a besoin d’autant de niveaux. Rien n’a été fait.
problem-unknown-field-title = Le corps a un champ inconnu
problem-unknown-field-what = Il est peut-être mal tapé ; rien n’a donc été fait. Le nom le plus proche est indiqué.
problem-parameter-title = Un paramètre de l’adresse est faux
problem-parameter-what = Il est inconnu, y figure deux fois, ou a une valeur qui n’est pas lue. Chacun est indiqué avec le moyen de le corriger.
problem-bad-idempotency-key-title = La clé d’idempotence ne peut pas être lue
problem-bad-idempotency-key-what = Elle a de 1 à 100 caractères ASCII visibles, sans espace.
problem-bad-version-title = La version ne peut pas être lue
problem-bad-version-what = If-Match nomme une version, comme la dit l’ETag de la fiche : "3".
problem-token-missing-title = Il n’y a pas de jeton
problem-token-missing-what = Envoyez-en un avec la demande, dans l’en-tête Authorization: Bearer. Une session de navigateur ne compte pas ici.
problem-token-unknown-title = Le jeton ne compte pas
problem-token-unknown-what = Il est mal tapé, expiré ou révoqué, ou son compte ne peut plus se connecter.
problem-denied-title = Ce n’est pas permis
problem-denied-what = Les rôles du compte du jeton ne s’étendent pas jusque-là. Rien n’a été montré ni fait.
problem-out-of-scope-title = Le jeton n’est pas fait pour cela
problem-out-of-scope-what = Son compte en a peut-être le droit, mais le jeton a été créé pour moins. Rien n’a été montré ni fait.
problem-not-found-title = Il n’y a rien ici
problem-not-found-what = L’adresse est peut-être mal tapée, ou nomme une fiche qui n’existe pas ou que vous ne pouvez pas connaître.
problem-method-not-allowed-title = Cela ne peut pas se faire ici
problem-method-not-allowed-what = L’adresse existe, mais pas pour cette méthode. L’en-tête Allow dit pour lesquelles.
problem-not-acceptable-title = Nous n’avons pas ce format
problem-not-acceptable-what = L’API répond en JSON. Demandez application/json.
problem-version-conflict-title = La fiche a changé
problem-version-conflict-what = Elle a été modifiée après la version que vous nommez ; rien n’a donc été écrasé. Les deux sont indiquées, champ par champ.
problem-too-large-title = Le corps est trop volumineux
problem-too-large-what = Nous avons cessé de le lire. Rien n’a été fait.
problem-unsupported-format-title = Nous ne lisons pas ce format
problem-unsupported-format-what = Envoyez application/json, et le corps tel quel, non compressé.
problem-faults-title = Certaines valeurs ne peuvent pas être gardées
problem-faults-what = Nous avons tout lu et rien fait. Chaque faute est indiquée avec son champ.
problem-idempotency-key-reused-title = Cette clé a servi à une autre demande
problem-idempotency-key-reused-what = La première demande a été faite, et celle-ci est différente. Prenez une nouvelle clé.
problem-version-missing-title = La version manque
problem-version-missing-what = Une modification dit dans If-Match pour quelle version elle est faite, afin que le travail de personne ne soit écrasé.
problem-too-many-title = Trop de demandes
problem-too-many-what = Ce jeton a épuisé sa part pour l’instant. L’en-tête Retry-After dit combien de secondes attendre.
problem-broken-title = Quelque chose a cassé de notre côté
problem-broken-what = C’est consigné sous le numéro de cette demande.
problem-not-ready-title = Pas disponible pour le moment
problem-not-ready-what = Démarrage, surcharge ou manque de place sur le disque. Rien n’a été fait ; réessayez dans un instant.
problem-read-not-recorded-title = Ce qui a été lu n’a pas pu être consigné
problem-read-not-recorded-what = La lecture de données sur des personnes est consignée. Comme cela n’a pas marché, rien n’est montré.

## Aide

help-programs-title = Les programmes
help-programs-what = Un programme lit et modifie des fiches par l’API, avec un jeton que vous créez dans votre compte.
help-programs-token = Créer un jeton
help-programs-docs = Description de l’API
help-programs-problems = Ce que veulent dire ses problèmes
