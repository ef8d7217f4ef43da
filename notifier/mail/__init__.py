"""A notice as a message on the wire, and its delivery by SMTP."""
