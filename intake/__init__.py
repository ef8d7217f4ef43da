"""What we do: mailbox, archive, register, workers, outbox, schedule, command line."""
