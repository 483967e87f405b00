"""What was removed, each with a stable key, unless a curator wants it kept."""

from dataclasses import dataclass, field

from kb.extracting.parsed import RemovalReason, RemovedText

# C0 controls have pictures of their own; a database holds no NUL and nobody sees the others.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


@dataclass(slots=True)
class Ledger:
    """Collects removals. Keys are `reason:block` for a whole block and `reason:block:offset` inside one.

    Blocks and offsets are those of the extract before cleaning, so keys are stable for the same source bytes.
    """

    keep: frozenset[str] = frozenset()
    removed: list[RemovedText] = field(default_factory=list)

    def takes(
        self,
        reason: RemovalReason,
        block: int,
        text: str,
        start: int,
        note: str = "",
        *,
        offset: int | None = None,
    ) -> bool:
        """Enter a removal and answer True, or answer False where it is to be kept. `offset` is inside the block."""
        key = f"{reason}:{block}" if offset is None else f"{reason}:{block}:{offset}"
        if key in self.keep:
            return False
        shown = text.translate(_PICTURES).translate(_SURROGATES)
        self.removed.append(RemovedText(key, reason, shown, start + (offset or 0), block, note))
        return True

    def in_order(self) -> tuple[RemovedText, ...]:
        """All removals in the order of the source."""
        return tuple(sorted(self.removed, key=lambda one: (one.block, one.start, one.key)))
