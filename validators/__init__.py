"""Judges facts: campaign, dossier, rules, verdict. Imports only `parsers`; touches nothing outside."""
