"""Desks without Django's log of changes: kb.history is the only account of them."""

from django.contrib import admin


class WithoutLog(admin.ModelAdmin):
    """Writes no entries of Django's own."""

    def construct_change_message(
        self, *args: object, **kwargs: object
    ) -> list[dict[str, dict[str, list[str]]]]:
        """Nothing: the history says it."""
        return []

    def log_addition(self, *args: object) -> None:  # type: ignore[override]  # no entry is made, and none is used
        """Nothing."""

    log_change = log_addition  # type: ignore[assignment]  # as above
