"""What ships with the program: campaigns, templates, samples; in a wheel or in the checkout."""

from pathlib import Path

_IN_WHEEL = Path(__file__).parent / "_shipped"
_IN_CHECKOUT = Path(__file__).parent.parent


def _root() -> Path:
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT


def shipped_campaigns() -> Path:
    return _root() / "config" / "campaigns"


def shipped_templates() -> Path:
    return _root() / "config" / "templates"


def shipped_settings() -> Path:
    """The commented example that `intake init` writes."""
    return _root() / "config" / "settings.example.toml"


def samples() -> Path:
    """One folder a sample letter."""
    return _root() / "sample_mail"
