"""That a text in a file or a form names nothing, or not one thing alone."""


class NotNamed(ValueError):
    """Nothing in the base, or more than one thing, has this name; the message says what comes near."""
