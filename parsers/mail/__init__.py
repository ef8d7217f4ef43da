"""Letters: the MIME tree, headers, names, bodies, forwards, and what shows that no person wrote."""
