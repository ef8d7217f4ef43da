"""Sorts letters and assigns their documents: triage, routing, splitting."""
