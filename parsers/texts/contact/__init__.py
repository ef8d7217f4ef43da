"""Contact data: e-mail addresses, domains, telephone numbers."""
