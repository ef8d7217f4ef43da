"""Defines the commands of the first day: init, doctor, campaign, rules, user, demo."""
