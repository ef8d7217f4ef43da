"""Loads what the installation brings: settings, campaigns, bundled data, lock, logs."""
