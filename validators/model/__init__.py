"""Defines the central values: campaign, dossier, rule, outcome, verdict."""
