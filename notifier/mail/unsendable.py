"""Defines the errors that say, in Chinese, why a message cannot be sent."""


class Unsendable(ValueError):
    """One message cannot be sent and needs review; others are not affected."""


class Unaddressable(Unsendable):
    """No message can be addressed to this."""


class HeadDiffers(Unsendable):
    """The head that was written holds something else than was meant."""
