"""The central values: campaign, dossier, rule, outcome, verdict."""
