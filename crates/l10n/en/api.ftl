# Programs: tokens, webhooks, and the problems that the API answers with.

## Tokens

tokens-title = Tokens for programs
tokens-lead = A program shows a token in place of your password. It may do what you may do at that moment, and of that only what you tick.
tokens-of-title = Tokens of { $name }
tokens-of-lead = What programs show in place of this person’s password. Revoke one that nobody knows any more.
tokens-of-none = This person has made no token.
tokens-caption = Tokens, the newest first
tokens-new = Make a token
tokens-empty-title = No token yet
tokens-empty-do = A program of yours needs one before it can read or change anything through the API.
tokens-look = Tokens for programs
tokens-docs = Description of the API, for programs (OpenAPI)
token-new-title = Make a token
token-account-label = Account
token-name-label = Name
token-name-hint = What it is for and where it runs, so that you know it again.
token-scopes-label = What it may do
token-scopes-hint = Tick only what the program needs. It can never do more than you can.
token-office-label = Only in this office and those below it
token-office-all = Wherever my roles reach
token-days-label = How long it works
token-days-choice = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
token-until-label = Works until
token-used-label = Last used
token-never-used = Never
token-revoked-label = Revoked
token-new-submit = Make the token
token-made-title = Your new token
token-made-lead = Copy it now: it is shown this once, and we keep only its fingerprint. Whoever has it acts as you.
token-made-how = The program sends it with every request, in this header:
token-made-kept = I have it
token-made-before = The token was made and shown when this form was sent the first time. If you do not have it, revoke it and make another.
token-revoke = Revoke
token-revoked = The token is revoked. Whatever program shows it is refused from now on.
token-status-open = Works
token-status-over = Ran out
token-status-revoked = Revoked

scope-accounts-read = Read accounts
scope-grants-read = Read roles
scope-jobs-read = Read jobs
scope-jobs-write = Read and cancel jobs
scope-log-read = Read the log
scope-offices-read = Read offices
scope-offices-write = Read and change offices
scope-places-read = Read places
scope-places-write = Read and change places
scope-webhooks-read = Read webhooks
scope-webhooks-write = Read and change webhooks

## Webhooks

shell-nav-webhooks = Webhooks
webhooks-title = Webhooks
webhooks-lead = Other programs that are told when something was done. They are told which record it was, and never what is in it.
webhooks-new = Subscribe a webhook
webhooks-caption = Webhooks, in the order in which they were made
webhooks-empty-title = No webhook yet
webhooks-empty-do = Subscribe one where another program of yours should hear of changes at once.
webhook-new-title = Subscribe a webhook
webhook-edit-title = Change { $name }
webhook-name-label = Name
webhook-name-hint = Which program it is, in a few words.
webhook-url-label = Address
webhook-url-hint = Where the program listens. It begins with https://.
webhook-office-label = Office
webhook-office-hint = It is told of the records of this office and of those below it.
webhook-kinds-label = What it is told
webhook-kinds-hint = Every time one of these is done, the program is called.
webhook-kinds-all = { $noun }: everything
webhook-new-submit = Subscribe
webhook-edit-submit = Save changes
webhook-edit = Change
webhook-secret-title = The secret of your new webhook
webhook-secret-lead = Copy it now: it is shown this once. With it the program makes sure that a call is ours.
webhook-secret-how = Each call has the headers webhook-id, webhook-timestamp and webhook-signature. The signature is HMAC-SHA-256 over the first two and the body, as the Standard Webhooks specification describes.
webhook-secret-kept = I have it
webhook-secret-before = The secret was shown when this form was sent the first time. If you do not have it, end this webhook and subscribe another.
webhook-subscribed = The webhook is subscribed.
webhook-changed = The webhook is changed.
webhook-pause = Pause
webhook-paused = The webhook is paused. What is done meanwhile is not told later.
webhook-resume = Resume
webhook-resumed = The webhook is told again, from now on.
webhook-end = End
webhook-end-title = End { $name }
webhook-end-lead = The program is told nothing any more, and its secret is worth nothing. This cannot be undone; you can subscribe another.
webhook-end-submit = End the webhook
webhook-ended = The webhook has ended.
webhook-failing-title = It was paused, because it did not answer
webhook-failing-what = Calls failed for three days. See that the program listens, then resume it.
webhook-history-title = What happened to it
webhook-status-active = Active
webhook-status-paused = Paused
webhook-status-failing = Not answering
webhook-status-ended = Ended

## Problems

problems-title = Problems that the API answers with
problems-lead = Each has a code that stays the same. Programs go by the code; the words are for you.
problems-caption = Problems by code
problems-code = Code
problems-status = Status
problems-what = What it means

problem-malformed-title = The request cannot be read
problem-malformed-what = Something in it has no shape that we know. Nothing was done.
problem-malformed-json-title = The body is not JSON
problem-malformed-json-what = It is cut off, is not UTF-8, names one field twice, or is no object. Nothing was done.
problem-json-too-deep-title = The body is nested too deeply
problem-json-too-deep-what = No request needs so many levels. Nothing was done.
problem-unknown-field-title = The body has a field that is not known
problem-unknown-field-what = It may be mistyped, so nothing was done. The nearest name is told with it.
problem-parameter-title = A parameter in the address is wrong
problem-parameter-what = It is not known, stands there twice, or has a value that is not read. Each is told with the way to mend it.
problem-bad-idempotency-key-title = The idempotency key cannot be read
problem-bad-idempotency-key-what = It has 1 to 100 visible ASCII characters and no spaces.
problem-bad-version-title = The version cannot be read
problem-bad-version-what = If-Match names one version, as the ETag of the record says it: "3".
problem-token-missing-title = There is no token
problem-token-missing-what = Send one with the request, in the header Authorization: Bearer. A session in a browser does not count here.
problem-token-unknown-title = The token does not count
problem-token-unknown-what = It was mistyped, ran out or was revoked, or its account can sign in no more.
problem-denied-title = That is not allowed
problem-denied-what = The roles of the token’s account do not reach it. Nothing was shown or done.
problem-out-of-scope-title = The token is not for this
problem-out-of-scope-what = Its account may be allowed to, but the token was made for less. Nothing was shown or done.
problem-not-found-title = There is nothing here
problem-not-found-what = The address may be mistyped, or it names a record that is not there or that you may not know of.
problem-method-not-allowed-title = That cannot be done here
problem-method-not-allowed-what = The address exists, but not for this method. The header Allow says for which.
problem-not-acceptable-title = We have no such format
problem-not-acceptable-what = The API answers in JSON. Ask for application/json.
problem-version-conflict-title = The record has moved on
problem-version-conflict-what = It was changed after the version that you name, so nothing was written over. Both are told, field by field.
problem-too-large-title = The body is too large
problem-too-large-what = We stopped reading it. Nothing was done.
problem-unsupported-format-title = We do not read that format
problem-unsupported-format-what = Send application/json, and the body as it is, not compressed.
problem-faults-title = Some values cannot be kept
problem-faults-what = We read everything and did nothing. Each fault is told with its field.
problem-idempotency-key-reused-title = That key was sent with another request
problem-idempotency-key-reused-what = The first request was done, and this is another one. Take a new key.
problem-version-missing-title = The version is missing
problem-version-missing-what = A change says in If-Match which version it was made for, so that nobody’s work is written over.
problem-too-many-title = Too many requests
problem-too-many-what = This token has used up its share for now. The header Retry-After says how many seconds to wait.
problem-broken-title = Something broke on our side
problem-broken-what = It has been written down under the number of this request.
problem-not-ready-title = Not ready just now
problem-not-ready-what = It is starting, busy, or out of disk space. Nothing was done; try again in a moment.
problem-read-not-recorded-title = What was read could not be written down
problem-read-not-recorded-what = Reading about persons is recorded. As that did not work, nothing is shown.

## Help

help-programs-title = Programs
help-programs-what = A program reads and changes records through the API, with a token that you make in your account.
help-programs-token = Make a token
help-programs-docs = Description of the API
help-programs-problems = What its problems mean
