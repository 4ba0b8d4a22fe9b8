# The frame of help. Its chapters are Markdown, in crates/web/help.

help-title = Help
help-lead = What to do, chapter by chapter. Every page leads to its own chapter from its heading. For anything else, ask an administrator of your office.
help-search = Look for a word in help and everywhere else
help-parts = In this chapter
help-next = Read on:
help-all = All chapters
