"""Commands that run the office: poll, run, serve, backup."""
