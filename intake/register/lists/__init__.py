"""Lists applications, letters, notices, events and the review queue, a page at a time."""
