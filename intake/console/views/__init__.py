"""Prepares what pages show: templates, words, the dossier."""
