"""The values that a column has, where there are few of them and an index: as many looks at it as there are values."""

from django.db import connection, models


def values_of(model: type[models.Model], column: str) -> list[str]:
    """The different values in their order; DISTINCT would read every record to find them."""
    table, name = model._meta.db_table, column
    first = f"SELECT {name} AS value FROM {table} ORDER BY {name} LIMIT 1"  # noqa: S608 - names of ours
    after = f"SELECT {name} FROM {table} WHERE {name} > last.value ORDER BY {name} LIMIT 1"  # noqa: S608 - as above
    further = f"SELECT ({after}) FROM last WHERE last.value IS NOT NULL"  # noqa: S608 - as above
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE last AS (({first}) UNION ALL {further})"  # noqa: S608 - as above
            " SELECT value FROM last WHERE value IS NOT NULL"
        )
        return [value for (value,) in cursor.fetchall()]
