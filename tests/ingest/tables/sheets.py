"""Tables as people send them, and what is told of their faults."""

import csv
import io


def table(*rows, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def claims(*rows):
    return table(("slug", "statement", "kind"), *rows)


def faults(report):
    return [(fault.line, fault.column, fault.value) for fault in report.faults]


def told(report):
    return [fault.message for fault in report.faults]
