"""Reads forms: labels, answers, printed prompts, ticks, sections."""
