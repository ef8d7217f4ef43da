"""Defines what readers return and are asked for: frozen values without bytes."""
