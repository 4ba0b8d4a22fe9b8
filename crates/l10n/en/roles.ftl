# Roles, classes of data, and the page that shows who may do what.

roles-title = Roles and data
roles-lead = What each role may read and change, by class of data. This is the table that the program itself obeys.
roles-table-caption = Roles by class of data
roles-role = Role
roles-yours = Your role
roles-class = Class of data
roles-what = What it is for
roles-duties = Duties
roles-duties-caption = What each role is for, and its duties
roles-no-duty = None
roles-read = Reads
roles-write = Reads and changes
roles-neither = No access
roles-own-only = Own cases only
roles-signs-in = Signing in
roles-totp-required = Signs in with a code from a phone as well
roles-totp-free = Signs in with the password; codes from a phone as they wish
roles-classes-title = Classes of data
roles-count = { $count ->
    [one] { $count } role
   *[other] { $count } roles
}

role-caseworker = Caseworker
role-caseworker-what = Interviews people, keeps their cases and arranges help for them.
role-movement-officer = Movement officer
role-movement-officer-what = Plans journeys, books transport and follows each traveller to arrival.
role-health-officer = Health officer
role-health-officer-what = Records health assessments, fitness to travel and medical needs.
role-enumerator = Enumerator
role-enumerator-what = Collects answers in the field with the forms assigned to them.
role-information-management-officer = Information management officer
role-information-management-officer-what = Keeps the data clean, prepares figures and releases them for approval.
role-programme-manager = Programme manager
role-programme-manager-what = Runs projects and programmes, approves plans and follows their results.
role-resource-manager = Resource manager
role-resource-manager-what = Keeps budgets, agreements and spending in order.
role-liaison-officer = Liaison officer
role-liaison-officer-what = Works with authorities, donors and partners and keeps those relations up to date.
role-governing-bodies-secretariat = Governing bodies secretariat
role-governing-bodies-secretariat-what = Prepares meetings of Member States, their documents and their votes.
role-data-protection-officer = Data protection officer
role-data-protection-officer-what = Watches over personal data, reviews emergency access and answers people’s requests about their data.
role-auditor = Auditor
role-auditor-what = Reads the log and the records needed to check that rules were followed; changes nothing.
role-administrator = Administrator
role-administrator-what = Opens offices and accounts and gives roles; does not read people’s cases.

class-public = Public
class-public-what = Anyone may read it, also outside the agency.
class-internal = Internal
class-internal-what = For staff: how the agency works, without anything about a person it helps.
class-personal = Personal
class-personal-what = Tells who a person is: name, birth date, address, document, photograph.
class-sensitive = Sensitive
class-sensitive-what = Could harm a person if it became known: protection needs, violence, legal status, beliefs.
class-health = Health
class-health-what = A person’s health: assessments, diagnoses, treatment.
class-restricted = Restricted
class-restricted-what = Only for the few people named on the record.

## Duties: work given to a role, whatever the class.

duty-offices = Opens, changes and closes offices
duty-places = Keeps the register of places
duty-accounts = Opens accounts and lets people in again
duty-grants = Gives and ends roles
duty-break-glass = May open emergency access
duty-review-glass = Reviews emergency access
duty-log = Reads the log of changes
duty-reads = Reads the log of what was opened
duty-operate = Looks after jobs, deliveries and backups
duty-erase = Erases a person’s data
duty-webhooks = Says which other programs are told what was done
