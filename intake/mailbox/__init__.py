"""The submission mailboxes over IMAP: connect, poll, fetch, reconcile."""
