"""Figures that are raised or lowered, in characters of their own, so that 10⁶ is not read as 106 nor CO₂ as CO2."""

_SIGNS = "0123456789+−-"
_RAISED = dict(zip(_SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", strict=True))
_LOWERED = dict(zip(_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋", strict=True))
_BETWEEN = frozenset(" ,./")


def raised(text: str) -> str:
    """The figures raised; letters, as in 22nd, stay, and so do figures among letters."""
    return _moved(text, _RAISED)


def lowered(text: str) -> str:
    """The figures lowered, as in CO₂."""
    return _moved(text, _LOWERED)


def _moved(text: str, signs: dict[str, str]) -> str:
    is_figure = any(sign in signs for sign in text) and all(
        sign in signs or sign in _BETWEEN for sign in text
    )
    return "".join(signs.get(sign, sign) for sign in text) if is_figure else text
