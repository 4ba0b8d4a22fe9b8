# The search box over everything that the reader may see.

find-title = Search
find-lead = One box over everything that your roles let you see.
find-label = Search everything
find-hint = A name in any spelling or language, a code, a country, a phone number, or a word from help
find-through = Looked through: { $kinds }.
find-key = On this device, the key / leads to the search box

find-count-more = more than { $count }
find-all = { $kind }: show more
find-only = Shown: { $kind } only.
find-everything = Show all kinds

## What was found

find-kind-page = Pages
find-kind-office = Offices
find-kind-country = Countries
find-kind-place = Places
find-kind-account = Accounts
find-kind-help = Help
find-through-page = pages
find-through-office = offices
find-through-country = countries
find-through-place = places
find-through-account = accounts that you look after
find-through-help = help
find-about-page = Page of the menu

## Why it was found

find-why-name = Found by its name: { $text }
find-why-name-other = Found by another name it has or had: { $text }
find-why-name-language = Found by its name in another language: { $text }
find-why-alias = Found by another spelling: { $text }
find-why-code = Found by its code: { $text }
find-why-office-country = Found by a country it covers: { $text }
find-why-phone = Found by its phone number: { $text }
find-why-email = Found by the e-mail address: { $text }
find-why-web = Found by its web address: { $text }
find-why-address = Found by its address: { $text }
find-why-beginning = Found by how a word of its name or e-mail address begins
find-why-title = Found by its title: { $text }
find-why-text = Found in its text: { $text }

## When there is nothing to show

find-short-title = This is too little to look for
find-short-do = Type at least two letters or digits.
find-nothing-title = Nothing was found
find-nothing-spelling = Check the spelling, or write it as it is written on the spot.
find-nothing-less = Type less: one word, or how it begins.
find-nothing-code = For a place or a country, try its code.
find-stale-title = This search is over
find-stale-do = Its address belongs to another sign-in. Type the words again.
