"""Defines the commands on the register: list, show, letters, notices, link, paper, export, report, replay."""
