# Messages to the reader.

inbox-title = Messages
inbox-lead = What concerns you and cannot wait until you look for it.
inbox-empty-title = No messages
inbox-empty-do = Nothing sends messages yet in this version. What waits for you is on the home page.
