"""Words and what they mean: names, naming, contacts, countries, markings, wordings, counts."""
