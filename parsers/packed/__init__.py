"""Archives, opened in memory and within bounds."""
