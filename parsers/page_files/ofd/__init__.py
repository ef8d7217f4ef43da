"""Reads OFD documents (GB/T 33190): parts, pages as a PDF, and who sealed them."""
