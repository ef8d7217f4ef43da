"""Runs the service: the scheduler and its jobs."""
