"""Numbers as readers see them. Every function returns "not available" for a missing value, never 0."""

import math

MISSING = "not available"


def whole(value: float | None) -> str:
    """A count: 74,091."""
    return MISSING if _is_missing(value) else f"{value:,.0f}"


def decimal(value: float | None, places: int = 1) -> str:
    """A number with fixed places: 23.4."""
    return MISSING if _is_missing(value) else f"{value:,.{places}f}"


def percent(value: float | None, places: int = 1) -> str:
    """A share (0–1) in percent: 0.0271 → 2.7%."""
    return MISSING if _is_missing(value) else f"{100 * value:.{places}f}%"  # type: ignore[operator]


def signed(value: float | None, places: int = 0) -> str:
    """A change with its sign, a true minus and no negative zero: +1,204, −3.5, 0."""
    if _is_missing(value):
        return MISSING
    rounded = round(value, places)  # type: ignore[arg-type]
    if rounded == 0:
        return f"{0:.{places}f}"
    return f"{'+' if rounded > 0 else '−'}{abs(rounded):,.{places}f}"


def signed_percent(value: float | None, places: int = 1) -> str:
    """A relative change (0–1): −0.281 → −28.1%."""
    return MISSING if _is_missing(value) else signed(100 * value, places) + "%"  # type: ignore[operator]


def dollars(value: float | None) -> str:
    """US dollars, shortened: $12.6 billion, $61.4 million, $21.18."""
    if _is_missing(value):
        return MISSING
    sign, size = ("−" if value < 0 else ""), abs(value)  # type: ignore[operator, arg-type]
    for limit, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if round(size / limit, 1) >= 1:
            return f"{sign}${size / limit:,.{_places(size / limit)}f} {word}"
    return f"{sign}${size:,.2f}" if size < 1000 else f"{sign}${size:,.0f}"


def bounds(lower: float | None, upper: float | None) -> str:
    """A count known to lie in a range: 1,204–1,356; one number where both are the same."""
    if _is_missing(lower) or _is_missing(upper):
        return MISSING
    return whole(lower) if lower == upper else f"{whole(lower)}–{whole(upper)}"


def span(lower: float | None, upper: float | None, places: int = 1) -> str:
    """A number known to lie in a range, with fixed places: 36.8–41.2; one number where both read the same."""
    if _is_missing(lower) or _is_missing(upper):
        return MISSING
    low, high = decimal(lower, places), decimal(upper, places)
    return low if low == high else f"{low}–{high}"


def _places(value: float) -> int:
    return 1 if value < 1000 else 0


def _is_missing(value: float | None) -> bool:
    """None, NaN and pandas' NA (which is equal to nothing, itself included)."""
    if value is None:
        return True
    try:
        return math.isnan(value)
    except TypeError:
        return True
