"""Defines the commands on the register: list, show, letters, notices, link, export, report, replay."""
