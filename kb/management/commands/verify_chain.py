"""Say whether the history is whole: no event removed, altered or put in between."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.history import ChainFault, verify_chain
from kb.models import HistoryEvent


class Command(BaseCommand):
    """`verify_chain`: every event follows from the one before it, or those that do not are named."""

    help = "Check that the history of changes is whole; names every event that does not follow from the one before."

    def handle(self, *args: object, **options: Any) -> None:
        faults = verify_chain()
        if faults:
            self.stdout.write("\n".join(_told(fault) for fault in faults))
            told = "1 event does" if len(faults) == 1 else f"{len(faults)} events do"
            raise CommandError(f"The history was altered: {told} not follow from what stands before.")
        last = HistoryEvent.objects.order_by("-pk").first()
        counted = HistoryEvent.objects.count()
        # Whoever keeps the last digest elsewhere can tell later that the end of the history was not cut off.
        self.stdout.write(
            f"The history is whole: {counted} events, the last {last.digest if last else 'none'}."
        )


def _told(fault: ChainFault) -> str:
    event = fault.event
    what = f"{event.verb} {event.kind} {event.handle}"
    return f"{event.pk}  {event.at:%Y-%m-%d %H:%M}  {what}: has {event.digest}, not {fault.expected}"
