"""Early warnings in a region's brief: what rose beyond chance, beside how many false alarms to expect."""

from briefs.section import Figure, Section, number, table
from data.views.mortality import DRUGS
from house.formats import MISSING, bounds, decimal, whole
from scenarios.early_warning import UNJUDGED, falls, judged_in, rises, unjudged
from surveillance import ALARM_RATE, Warning

SHOWN = 8
LEAST = 0.001  # probabilities below it are told as such
HEADS = ("Series", "Period", "Latest", "Before or expected", "Probability if unchanged")
_PROVISIONAL = "° Provisional: the count will change."


def early_warnings(slug: str) -> Section:
    """The rises of the region, its counties, states and field offices, the least probable first."""
    found = judged_in(slug)
    risen, missing = rises(found), len(unjudged(found))
    judged = len(found) - missing
    shown = risen[:SHOWN]
    more = f"{len(risen) - SHOWN} more are on the page. " if len(risen) > SHOWN else ""
    content = {
        "text": _summary(len(risen), len(falls(found)), judged, missing),
        "table": table(HEADS, [_row(each) for each in shown]),
        "note": f"{more}{_PROVISIONAL}" if any(each.series.provisional for each in shown) else more.strip(),
    }
    figures = tuple(figure for each in shown for figure in _figures(each))
    counts = {
        "Series judged": judged,
        "Series that rose beyond chance": len(risen),
        "Series that fell beyond chance": len(falls(found)),
        "Series that cannot be judged": missing,
    }
    datasets = tuple(dict.fromkeys(each.series.dataset_id for each in found))
    told = tuple(
        Figure(name, float(count), "series", "latest", "modeled", "+".join(datasets)) for name, count in counts.items()
    )
    return Section(content, (*told, *figures), datasets)


def _summary(risen: int, fallen: int, judged: int, missing: int) -> str:
    rose = f"{risen or 'None'} of {judged} series rose beyond chance"
    alone = f"about {decimal(judged * ALARM_RATE)} would by chance alone, at one false alarm in {1 / ALARM_RATE:.0f}"
    fell = f"{fallen or 'None'} fell beyond chance"
    return f"{rose}; {alone}. {fell}; {missing or 'none'} cannot be judged{f': {UNJUDGED}' if missing else ''}."


def _row(warning: Warning) -> list[str]:
    series = warning.series
    mark = "°" if series.provisional else ""
    return [
        f"{series.name}: {_measure(warning)}", series.period.removeprefix("the "), _latest(warning) + mark,
        _value(warning.expected), _probability(warning.probability),
    ]  # fmt: skip


def _probability(value: float | None) -> str:
    if value is None:
        return MISSING
    return f"{value:.3f}" if value >= LEAST else f"under {LEAST}"


def _measure(warning: Warning) -> str:
    """What is counted, with the drug where the unit does not say it."""
    series = warning.series
    if series.measure.startswith("visits_"):
        return f"{series.unit}, {series.measure.removeprefix('visits_').replace('_', ' ')}"
    if series.measure in DRUGS and series.measure != "all_drugs":
        return f"{series.unit}, {DRUGS[series.measure][0].lower()}{DRUGS[series.measure][1:]}"
    return series.unit


def _latest(warning: Warning) -> str:
    if warning.observed is not None:
        return _value(warning.observed)
    return bounds(warning.observed_low, warning.observed_high)


def _value(value: float | None) -> str:
    if value is None:
        return MISSING
    return whole(value) if value >= 100 or float(value).is_integer() else decimal(value)


def _figures(warning: Warning) -> tuple[Figure, ...]:
    """The latest value, what it is compared with, and how probable it is if nothing changed."""
    series, name = warning.series, f"{warning.series.name}: {_measure(warning)}"
    status = "rose beyond chance" + (", provisional" if series.provisional else "")
    hidden = f"{status}; {MISSING}: hidden count"
    return (
        Figure(name, number(warning.observed), series.unit, series.period,
               status if warning.observed is not None else hidden, series.dataset_id,
               number(warning.observed_low), number(warning.observed_high)),
        Figure(f"{name}, before or expected", number(warning.expected), series.unit, series.before,
               "modeled" if warning.expected is not None else hidden, series.dataset_id),
        Figure(f"{name}, probability if unchanged", number(warning.probability), "probability", series.period,
               f"modeled: {warning.method}", series.dataset_id),
    )  # fmt: skip
