"""Why a message cannot be sent as it is, in a Chinese sentence for staff."""


class Unsendable(ValueError):
    """One message that is not sent and waits for a person; others are not concerned."""


class Unaddressable(Unsendable):
    """No message can be addressed to this."""


class HeadDiffers(Unsendable):
    """The head that was written holds something else than was meant."""
