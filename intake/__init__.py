"""Runs the office: mailbox, archive, register, workers, outbox, schedule, console, command line."""
