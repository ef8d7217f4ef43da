"""Performs what people do to calls: draft, edit, try, activate, extend, close; each with an event."""
