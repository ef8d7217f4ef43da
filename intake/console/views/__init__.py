"""What pages show: templates, words, the dossier."""
