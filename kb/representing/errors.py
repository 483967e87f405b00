"""What can be wrong with a mapping that should become a record."""


class RepresentationError(ValueError):
    """A mapping that cannot become a record; the message says which record, which key and why."""


class UnknownKey(RepresentationError):
    """A key that this kind of record does not have."""


class UnknownReference(RepresentationError):
    """A reference to a record that is not in the base."""
