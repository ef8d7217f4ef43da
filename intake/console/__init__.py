"""The staff's console: what came, what needs a person, and what people decide about it."""
