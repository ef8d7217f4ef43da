"""The service: the scheduler and the jobs it runs."""
