"""A scan compared with the Word form and the official pledge."""
