"""`python -m tests.extracting.goldens` writes every expected file anew; the difference is what you then judge."""

from tests.extracting.goldens.sources import data, expected, names
from tests.extracting.goldens.telling import told

for name in names():
    expected(name).write_text(told(data(name), name), encoding="utf-8")
