"""Dates as precisely as they are known: EDTF level 0 with the pieces of level 1 that a bibliography needs."""

from kb.dating.calendar_date import CalendarDate, MalformedDate
from kb.dating.partial_date import CslDate, PartialDate

__all__ = ["CalendarDate", "CslDate", "MalformedDate", "PartialDate"]
