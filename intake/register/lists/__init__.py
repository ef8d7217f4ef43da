"""Lists a page at a time: applications, letters, notices, events, the review queue."""
