"""Records that lists tell one after another, in an order in which nobody who reads on misses one that came late."""

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .curated import Curated


class Listed(models.Model):
    """What a curated record has that lists tell: its place in the order in which readers began to see records."""

    #: Drawn by the database whenever the record, or what it is seen with, becomes published; see `told_up_to` and
    #: rules/publication_numbers.sql. Of a record that came back it is a new one.
    publication_number = models.BigIntegerField(
        _("place among what was published"), null=True, editable=False
    )

    class Meta:
        abstract = True

    @classmethod
    def indexes_with(cls, *more: models.Index) -> list[models.Index]:
        """The indexes every listed record has, and a model's own."""
        # The API's lists, whose pages go on behind a number, and how many are published; drafts are in none.
        listed = models.Index(
            name="%(class)s_listed", fields=["publication_number"], condition=Q(status="published")
        )
        return Curated.indexes_with(listed, *more)


def told_up_to() -> int:
    """The last publication number that can be told: whoever goes on behind it misses nothing.

    A number beyond it may still be of a transaction that has drawn it and has not ended. Ask before the query that
    tells the records, and in a statement of its own: what ended in between is then seen by that query.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT kb_published_up_to()")
        (number,) = cursor.fetchone()
    return int(number)
