"""Builds the lists of a notice: materials and fields with their verdicts, what comes on paper."""
