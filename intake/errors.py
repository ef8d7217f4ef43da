"""Why something people ask for is not done."""


class CannotAct(Exception):
    """Why an action is not possible, in one Chinese sentence for the page."""
