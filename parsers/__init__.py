"""What is there: bytes in, campaign-free facts out. Imports no other package of the project."""
