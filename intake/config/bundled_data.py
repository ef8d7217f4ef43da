"""Locates what ships with the program: campaigns, templates, samples; in a wheel or a checkout."""

from pathlib import Path

from notifier.templating.templates import Templates

_INTAKE = Path(__file__).parents[1]
_IN_WHEEL = _INTAKE / "_shipped"
_IN_CHECKOUT = _INTAKE.parent


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


def templates_dir(config_dir: Path | None) -> Path:
    """`config_dir`/templates, or the shipped ones where there is no such folder."""
    folder = config_dir / "templates" if config_dir else None
    return folder if folder is not None and folder.is_dir() else shipped_templates()


def load_templates(config_dir: Path | None) -> Templates:
    """The office's templates; a template its folder lacks is taken from those that ship.

    So an office that altered one notice gets the new ones of a later version without copying.
    """
    folders = (shipped_templates(), templates_dir(config_dir))
    texts = {
        path.name: path.read_text("utf-8")
        for folder in folders
        for path in sorted(folder.glob("*.j2"))
    }
    return Templates.from_texts(texts)


def usable_templates(config_dir: Path | None) -> Templates:
    """The same, each tried to be compiled: a slip of the office must set no letter aside.

    Raises jinja2.TemplateSyntaxError.
    """
    templates = load_templates(config_dir)
    for name in templates.texts:
        templates.environment.get_template(name)
    return templates
