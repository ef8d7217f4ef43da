"""Answers what rules ask of a dossier: which document counts, stamps, pledges, names."""
