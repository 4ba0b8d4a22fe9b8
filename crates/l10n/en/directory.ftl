# The public directory of offices, for everyone.

directory-title = Find an office
directory-lead = Addresses, phone numbers and languages of our offices.
directory-search-label = Name or place
directory-country-label = Country
directory-country-all = All countries
directory-language-label = Language spoken
directory-language-all = All languages
directory-submit = Find
directory-count = { $count ->
    [0] No office found
    [one] { $count } office
   *[other] { $count } offices
}
directory-none-title = No office matches
directory-none-do = Try another spelling, or show all countries.
directory-empty-title = The directory is still empty
directory-empty-do = Please come back later.
directory-address = Address
directory-phone = Phone
directory-email = E-mail
directory-web = Web
directory-languages = Languages
directory-covers = Covers
directory-moved = This office closed on { $date }. Please turn to { $name }.
directory-closed = This office closed on { $date }.
directory-staff = For staff: sign in
directory-back = Back to the desk
directory-all = All offices
directory-free = Our help is free. Nobody may ask you for money for it.
