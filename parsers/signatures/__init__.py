"""Digital signatures of a PDF, verified offline."""
