"""Keeps letters, facts, evidence pictures and backups on disk."""
