"""Checks what some calls demand beside the papers of an application: paper copies, lengths, quotas."""
