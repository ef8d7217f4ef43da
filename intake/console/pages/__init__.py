"""One module a page of the console."""
