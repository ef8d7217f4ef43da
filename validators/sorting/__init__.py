"""What a letter is and whose its documents are: triage, routing, splitting."""
