"""Checks what some calls demand beside the papers: paper copies, lengths, quotas, lists, packing."""
