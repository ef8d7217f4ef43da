"""Values as lines or JSON for a terminal."""
