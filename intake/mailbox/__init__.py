"""Polls the submission mailboxes over IMAP: connect, fetch, reconcile."""
