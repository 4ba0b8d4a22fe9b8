# Les pages des demandes restées sans réponse : ce qui s’est passé, que faire.

error-400-title = Nous n’avons pas pu lire cette demande
error-400-what = Quelque chose dans l’adresse ou le formulaire n’avait pas une forme que nous comprenons. Rien n’a été modifié.
error-400-do = Revenez en arrière, rechargez la page et réessayez.
error-401-title = Connectez-vous d’abord
error-401-what = Cette page est réservée aux personnes connectées, et vous ne l’êtes pas, ou plus.
error-401-do = Connectez-vous ; vous reviendrez à cette page.
error-403-title = Vous ne pouvez pas ouvrir ceci
error-403-what = Votre rôle ne s’étend pas à cette page ou à cette fiche. Rien n’a été montré ni modifié.
error-403-do = Si votre travail l’exige, demandez une habilitation à un administrateur. En cas d’urgence, utilisez l’accès d’urgence.
error-404-title = Il n’y a rien ici
error-404-what = L’adresse est peut-être mal tapée, la fiche a pu être retirée, ou vous n’avez peut-être pas le droit de la voir.
error-404-do = Vérifiez l’adresse, ou repartez de l’accueil.
error-405-title = Cela ne peut pas se faire ici
error-405-what = Cette adresse existe, mais n’accepte pas ce genre de demande. Rien n’a été modifié.
error-405-do = Revenez en arrière et utilisez les boutons de la page.
error-409-title = Quelqu’un a modifié ceci avant vous
error-409-what = La fiche a changé depuis que vous l’avez ouverte ; votre modification n’a donc pas écrasé la sienne.
error-409-do = Regardez les deux versions ci-dessous, choisissez ce qui reste, puis enregistrez de nouveau.
error-413-title = C’est trop volumineux
error-413-what = Votre envoi dépasse { SIZE($max) } ; nous avons arrêté de le lire. Rien n’a été enregistré.
error-413-do = Envoyez un fichier plus petit, ou partagez-le en plusieurs.
error-415-title = Nous ne savons pas lire ce genre de données
error-415-what = La demande était dans un format que cette adresse n’accepte pas. Rien n’a été enregistré.
error-415-do = Utilisez le formulaire de la page, ou envoyez l’un des formats nommés dans le guide.
error-422-title = Quelques points sont à corriger
error-422-what = Nous avons tout lu, et certaines valeurs ne peuvent être gardées telles quelles. Rien n’a été enregistré.
error-422-do = Chaque valeur est nommée ci-dessous avec la manière de la corriger.
error-429-title = Trop de tentatives
error-429-what = Vous avez envoyé en peu de temps plus de demandes que nous n’en acceptons. Cela protège les comptes de tous.
error-429-do = Attendez { $wait }, puis réessayez.
error-500-title = Quelque chose a cassé de notre côté
error-500-what = Vous n’y êtes pour rien. La panne est consignée, et votre envoi n’a pas été enregistré.
error-500-do = Réessayez dans une minute. Si cela se répète, donnez à votre administrateur le numéro de demande ci-dessous.
error-503-title = Pas disponible pour le moment
error-503-what = Passerelle démarre, est surchargée ou manque de place sur le disque. Votre envoi n’a pas été enregistré.
error-503-do = Attendez une minute et réessayez. Votre administrateur peut voir la cause avec la commande « doctor ».

error-csrf-title = Nous n’avons pas fait confiance à ce formulaire
error-csrf-what = Ce formulaire a été ouvert il y a trop longtemps, ou dans une autre session ; nous ne lui avons pas fait confiance. Rien n’a été modifié.
error-csrf-do = Rechargez la page et envoyez le formulaire encore une fois.
error-resend-kept = Ce que vous avez saisi est toujours là.
error-resend-sign-in = Connectez-vous dans un autre onglet, puis revenez
error-resend-submit = Envoyer à nouveau
error-request-id = Numéro de demande
error-home = Aller à l’accueil
error-try-again = Réessayer

## Quand deux personnes ont modifié la même fiche

conflict-title = Deux modifications d’une même fiche
conflict-lead = Modification par { $name } { $when }. Choisissez, pour chaque champ, ce qui reste.
conflict-field = Champ
conflict-before = Avant
conflict-theirs = Sa valeur
conflict-yours = Votre valeur
conflict-keep-theirs = Garder la sienne
conflict-keep-yours = Garder la vôtre
conflict-submit = Enregistrer avec ces choix
