"""Word documents: the package, its limits, and the final text and true tables in it."""
