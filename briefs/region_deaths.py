"""Deaths in a region's brief: headline, county map with the counties most affected, the series."""

import pandas as pd

from briefs.charts import deaths_by_period
from briefs.county_map import rate_map
from briefs.section import Figure, Row, Section, number, records, row_of, table
from data.status import HIDDEN_COUNTS, STATUSES
from data.views.mortality import BEFORE, LATEST
from data.views.region_supply import region_ports
from data.views.regions import region_change, region_counties, region_deaths, region_list, region_names, region_trend
from house.formats import MISSING, bounds, decimal, signed, signed_percent, span, whole
from house.hidden import NO_COUNTY_DEATHS, counties, sum_words
from house.regions import graded, grades

DEATHS = ("county_deaths_provisional", "county_deaths_annual", "county_population", "hidta_counties")
_RATES = "county_death_rates"
_SUMS = "hidta_deaths"
SHOWN = 12  # counties in the table
_PER = "deaths per 100,000 people"


def headline(slug: str) -> Section:
    """Deaths, rate, change and the counties they are of, each with its status."""
    row, change = row_of(region_deaths(LATEST.key), slug), row_of(region_change(), slug)
    listed = row_of(region_list().set_index("slug"), slug)
    word = STATUSES[str(row["status"])].label
    counted = _counted(row, LATEST.provisional)
    tiles = [_deaths(row, counted), _rate(row, word), _change(change), _listed(listed)]
    figures = (
        Figure("Overdose deaths, reported", number(row["deaths"]), "deaths", LATEST.label, counted, _SUMS,
               number(row["lower"]), number(row["upper"])),
        Figure("Death rate", None, _PER, LATEST.label, word, _SUMS, number(row["rate_lower"]),
               number(row["rate_upper"])),
        Figure("People of the counties with a count or bounds", number(row["population"]), "people", LATEST.label,
               "estimate" if pd.notna(row["population"]) else MISSING, _SUMS),
        *_count_figures(row, change),
        *_change_figures(change),
        Figure("Counties designated", number(listed["counties"]), "counties", "as listed", grades(listed),
               "hidta_counties"),
    )  # fmt: skip
    return Section({"tiles": tiles, "sum": sum_words(row)}, figures, (*DEATHS, "county_death_rates"))


def _count_figures(row: Row, change: Row) -> tuple[Figure, ...]:
    """Over how many counties the figures are."""
    counts = (("with a reported count", row["reported"]), ("suppressed", row["suppressed"]),
              ("not listed", row["unlisted"]))  # fmt: skip
    return (
        *(Figure(f"Counties {what}", number(count), "counties", LATEST.label, "published", "county_death_rates")
          for what, count in counts),
        Figure("Counties reported in both years", number(change["compared"]), "counties",
               f"{BEFORE.label} to {LATEST.label}", "published", _RATES),
    )  # fmt: skip


def _counted(row: Row, provisional: bool) -> str:
    """The status of a sum of counts: unreliable is said of rates only."""
    status: str = str(row["status"]) if pd.isna(row["lower"]) else "provisional" if provisional else "final"
    return STATUSES[status].label


def _tile(label: str, value: str, detail: str, status: str) -> dict[str, str]:
    return {"label": label, "value": value, "detail": detail, "status": status}


def _deaths(row: Row, word: str) -> dict[str, str]:
    if pd.isna(row["lower"]):
        return _tile("Overdose deaths", MISSING, "CDC publishes no county counts here", "")
    return _tile("Overdose deaths", bounds(row["lower"], row["upper"]), f"{whole(row['deaths'])} reported", word)


def _rate(row: Row, word: str) -> dict[str, str]:
    people: str = "" if pd.isna(row["population"]) else f"of {whole(row['population'])} people"
    known = pd.notna(row["rate_lower"])
    return _tile("Deaths per 100,000", span(row["rate_lower"], row["rate_upper"]), people, word if known else "")


def _change(change: Row) -> dict[str, str]:
    if not change["compared"]:
        return _tile("Change from the year before", MISSING, "no county is reported in both years", "")
    detail = f"{signed(change['change'])} deaths in the {counties(int(change['compared']))} reported in both years"
    return _tile("Change from the year before", signed_percent(change["change_share"]), detail, "provisional")


def _change_figures(change: Row) -> tuple[Figure, ...]:
    period = f"{BEFORE.label} to {LATEST.label}"
    known = bool(change["compared"])
    word = "provisional" if known else f"{MISSING}: no county is reported in both years"
    pairs = (("share of deaths before", "change_share"), ("deaths", "change"))
    return tuple(
        Figure("Change, counties reported in both", number(change[key]) if known else None, unit, period, word, _RATES)
        for unit, key in pairs
    )


def _listed(row: Row) -> dict[str, str]:
    return _tile("Counties designated", whole(row["counties"]), graded(row), "compiled from notices")


def county_map(slug: str) -> Section:
    """The map of rates, and the counties with the most deaths beside it."""
    rows = region_counties(slug, LATEST.key)
    ports = region_ports(slug)
    chart = rate_map(slug, rows, list(ports["port_code"].astype("str")), LATEST.label)
    known = rows[rows["deaths"].notna()].sort_values(["deaths", "name"], ascending=[False, True])
    shown = known[known["deaths"].gt(0)].head(SHOWN)
    content = {
        "alt": chart.alt,
        "counties": table(
            ["County", "Deaths", "Per 100,000"], [_county_row(row) for row in records(shown)]
        ),
        "note": _rest(rows, shown, len(known)),
    }  # fmt: skip
    figures = tuple(figure for row in records(shown) for figure in _county_figures(row))
    return Section(content, figures, (_RATES, "ports", "port_hidtas"), {"map": chart.svg})


def _county_row(row: Row) -> list[str]:
    rate = decimal(row["rate"]) + ("*" if row["rate_status"] == "unreliable" else "")
    return [f"{row['name']}, {row['state']}", whole(row["deaths"]), rate]


def _county_figures(row: Row) -> tuple[Figure, Figure]:
    name = f"{row['name']}, {row['state']} ({row['fips']})"
    return (
        Figure(f"{name}: deaths", number(row["deaths"]), "deaths", LATEST.label, STATUSES[row["status"]].label, _RATES),
        Figure(f"{name}: rate", number(row["rate"]), _PER, LATEST.label, STATUSES[row["rate_status"]].label, _RATES),
    )


def _rest(rows: pd.DataFrame, shown: pd.DataFrame, known: int) -> str:
    """What the table leaves out, and what its mark means."""
    if rows["lower"].isna().all():
        return NO_COUNTY_DEATHS
    hidden = int(rows["status"].isin(HIDDEN_COUNTS).sum())
    more = f"{counties(known - len(shown))} more with a count. " if known > len(shown) else ""
    few = "* Fewer than 20 deaths: an unreliable rate. " if shown["rate_status"].eq("unreliable").any() else ""
    unseen = f"{counties(hidden)} hidden, drawn hatched: not zero, and not in this table." if hidden else ""
    return f"{few}{more}{unseen}".strip()


def trend(slug: str) -> Section:
    """Deaths since 2010: final years, then provisional windows."""
    frame = region_trend(slug)
    if frame["lower"].isna().all():
        return Section({"alt": "", "missing": NO_COUNTY_DEATHS}, _trend_figures(frame), (_SUMS,))
    chart = deaths_by_period(frame, region_names()[slug])
    return Section({"alt": chart.alt, "missing": ""}, _trend_figures(frame), (_SUMS,), {"trend": chart.svg})


def _trend_figures(frame: pd.DataFrame) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            "Overdose deaths, reported", number(row["deaths"]), "deaths", str(row["label"]),
            _counted(row, row["provisional"]), _SUMS, number(row["lower"]), number(row["upper"]),
        )
        for row in records(frame)
    )  # fmt: skip
