"""Messages in MIME: mails, and web pages that browsers saved in one file as if they were mails."""
