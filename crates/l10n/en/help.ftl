# Help: what there is, in the order in which a newcomer asks.

help-title = Help
help-lead = The most useful things to know. For anything else, ask an administrator of your office.

help-sign-in-title = Getting in
help-sign-in-first = The first time, sign in with the one-time code you were given, then choose a password. Some roles also ask for a code from your phone.
help-sign-in-lost = If your phone is lost, use one of your recovery codes. If those are lost, too, an administrator can let you in again.
help-sign-in-shared = On a shared device, sign out when you are done. After half an hour without a request you are signed out anyway.

help-access-title = What you can see
help-access-role = Your roles decide what you see, in your office and those below it. “Roles and data” lists what each role reads and writes.
help-access-why = A record tells at its foot why you can see it.
help-access-emergency = In an emergency some roles may open more than their role allows, with a reason. The data protection officer is told at once.

help-forms-title = Filling in forms
help-forms-faults = If something needs mending, nothing is saved and nothing you typed is lost. The list on top leads to each field.
help-forms-two = If someone else changed the same record meanwhile, both versions are shown and you choose, field by field.
help-forms-once = Pressing a button twice does the thing once.

help-read-title = Reading and printing
help-read-language = Choose your language on top of every page. Light or dark appearance is in the menu under your name, or at the foot of the page.
help-read-keyboard = Every page works with the keyboard alone: Tab goes on, and the first stop leads straight to the content.
help-read-print = Every page prints without its menus.

help-broken-title = If something is broken
help-broken-do = Error pages show a request number. Tell it to your administrator: the fault is written down under that number.
