"""Defines the command line: one file per group of commands, listed in `commands`."""
