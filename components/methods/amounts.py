"""Numbers of any size and unit, shortened."""

from components.formats import percent

BEYOND = 1e17  # limits this far off keep out mistakes, not choices


def number(value: float | None) -> str:
    """A number of any size, shortened: 13.2 million, 0.05; "–" for none."""
    if value is None:
        return "–"
    if abs(value) >= BEYOND:
        return "any amount"
    for limit, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= limit:
            return f"{value / limit:,.4g} {word}".replace("-", "−")
    return f"{value:,.6g}".replace("-", "−")


def amount(value: float | None, unit: str) -> str:
    """A number as its unit asks: yes or no, a percent, or shortened."""
    if unit == "yes or no" and value is not None:
        return "yes" if value else "no"
    if unit == "share" and value is not None:
        return percent(value, 2)
    return number(value)
