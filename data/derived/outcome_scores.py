"""Scores from what is measured: S = 100·(1 − F/F₀), a flow F being what was found per unit of its base.

Each row is a proxy with its period, its baseline and its weakness, or the reason why there is no score. Seizures
measure enforcement as well as flow: these are proposals to be judged.
"""

from dataclasses import asdict, dataclass, replace

import pandas as pd

from data.derived.fentanyl_per_crossing import PEOPLE
from data.derived.proxies import (
    ADULTERATION,
    ALL_COUNTRIES,
    CO_REPORTS,
    COUNTERFEIT_PILLS,
    ENTRIES,
    IMPORTS,
    OVERSUPPLY,
    PILLS,
    REPORTS,
    Proxy,
)

DRUG = "Fentanyl"
LAND = "Land Only"
BASELINE_YEAR = 2023  # calendar: the same twelve months as the deaths at the set point
# each land neighbor by CBP's name and by BTS's name of its border
BORDERS = {"MEX": ("Southwest Border", "US-Mexico Border"), "CAN": ("Northern Border", "US-Canada Border")}
# by chance alone a count of 100 moves by about a tenth; a score from fewer says more of chance than of flow
FEWEST_SEIZURES = 100
# year of the count, fiscal year of the share, months of the count: DEA's of 2025 was given on 1 December
PILLS_NOW, PILLS_BASELINE = ("2025", "FY2025", 11), ("2023", "FY2023", 12)
_YEAR, _BILLION, _MILLION = 12, 1e9, 1e6


@dataclass(frozen=True)
class Flow:
    """What was found in a period, in how many seizures (None where nobody says), and the base it is set against."""

    period: str
    found: float
    base: float
    seizures: int | None = None


def derive(
    seizures: pd.DataFrame,
    imports: pd.DataFrame,
    crossings: pd.DataFrame,
    parameters: pd.DataFrame,
    reports: pd.DataFrame,
) -> pd.DataFrame:
    """One row an outcome, country and proxy.

    Takes cbp_seizures, goods_imports, border_crossings, parameters and nflis_reports.
    """
    year = _latest_full_year(seizures, imports)
    end = min(crossings["month"].max(), seizures["month"].max())
    baseline_end = pd.Timestamp(BASELINE_YEAR, 12, 1)
    rows = []
    for iso3 in BORDERS:
        flows = (per_imports(iso3, each, seizures, imports) for each in (year, BASELINE_YEAR))
        rows.append(scored(OVERSUPPLY, iso3, IMPORTS, *flows))
        flows = (per_entry(iso3, each, seizures, crossings) for each in (end, baseline_end))
        rows.append(scored(OVERSUPPLY, iso3, ENTRIES, *flows))
    flows = (potent_pills(*facts, parameters) for facts in (PILLS_NOW, PILLS_BASELINE))
    rows.append(scored(COUNTERFEIT_PILLS, "MEX", _pill_proxy(seizures), *flows))
    latest = int(reports.loc[reports["half"].eq(1), "year"].max())
    flows = (lab_reports(each, reports) for each in (latest, BASELINE_YEAR))
    rows.append(scored(OVERSUPPLY, ALL_COUNTRIES, REPORTS, *flows))
    rows.append({"outcome": ADULTERATION, "iso3": ALL_COUNTRIES, **_words(CO_REPORTS), "reason": CO_REPORTS.weakness})
    return _typed(pd.DataFrame(rows))


def score(now: Flow, baseline: Flow) -> float:
    """The percent reduction of the flow against the baseline's: 100 is gone, below 0 worse."""
    return 100.0 * (1.0 - (now.found / now.base) / (baseline.found / baseline.base))


def scored(outcome: str, iso3: str, proxy: Proxy, now: Flow, baseline: Flow) -> dict[str, object]:
    """A row with the two flows and the score they give, or the reason why there is none."""
    reason = _too_few(now, baseline)
    return {
        "outcome": outcome,
        "iso3": iso3,
        **_words(proxy),
        **asdict(now),
        **{f"baseline_{name}": value for name, value in asdict(baseline).items()},
        "score": None if reason else score(now, baseline),
        "reason": reason,
    }


def per_imports(iso3: str, year: int, seizures: pd.DataFrame, imports: pd.DataFrame) -> Flow:
    """Pounds of fentanyl on a country's land border in a calendar year, over billions of dollars of its goods."""
    whole = imports[imports["iso3"].eq(iso3) & imports["year"].eq(year) & imports["months"].eq(_YEAR)]
    pounds, events = _on_land(iso3, pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 1), seizures)
    return Flow(f"January to December {year}", pounds, float(whole["usd"].iloc[0]) / _BILLION, events)


def per_entry(iso3: str, end: pd.Timestamp, seizures: pd.DataFrame, crossings: pd.DataFrame) -> Flow:
    """Pounds of fentanyl on a country's land border in 12 months to `end`, over millions of entries by people."""
    since = end - pd.DateOffset(months=_YEAR - 1)
    _, border = BORDERS[iso3]
    people = crossings["border"].eq(border) & crossings["measure"].isin(PEOPLE)
    entries = float(crossings.loc[people & crossings["month"].between(since, end), "crossings"].sum())
    pounds, events = _on_land(iso3, since, end, seizures)
    return Flow(f"{since:%B %Y} to {end:%B %Y}", pounds, entries / _MILLION, events)


def potent_pills(year: str, fiscal_year: str, months: int, parameters: pd.DataFrame) -> Flow:
    """Pills DEA seized in a year's months times the share of tested pills with at least 2 mg, over the months."""
    values = parameters.astype({"key": "str", "period": "str"}).set_index(["key", "period"])["value"]
    found = float(values.loc[("dea_pills_seized", year)]) * float(values.loc[("share_pills_ge_2mg", fiscal_year)])
    return Flow(f"{year}, {months} months; share of pills {fiscal_year}", found, float(months))


def lab_reports(year: int, reports: pd.DataFrame) -> Flow:
    """Laboratory reports of fentanyl and related substances in the first half of a year, over its months."""
    half = reports["year"].eq(year) & reports["half"].eq(1)
    return Flow(f"January to June {year}", float(reports.loc[half, "reports"].sum()), 6.0)


def _on_land(iso3: str, since: pd.Timestamp, end: pd.Timestamp, seizures: pd.DataFrame) -> tuple[float, int]:
    region, _ = BORDERS[iso3]
    chosen = seizures["drug"].eq(DRUG) & seizures["region"].eq(region) & seizures["land_filter"].eq(LAND)
    rows = seizures[chosen & seizures["month"].between(since, end)]
    return float(rows["pounds"].sum()), int(rows["events"].sum())


def _latest_full_year(seizures: pd.DataFrame, imports: pd.DataFrame) -> int:
    """The latest calendar year with all months of seizures and of imports."""
    months = seizures["month"].drop_duplicates().dt.year.value_counts()
    return int(min(imports.loc[imports["months"].eq(_YEAR), "year"].max(), months[months.eq(_YEAR)].index.max()))


def _pill_proxy(seizures: pd.DataFrame) -> Proxy:
    """The proxy of pills, its weakness saying how much of the fentanyl CBP found was on the border with Mexico."""
    found = seizures[seizures["drug"].eq(DRUG) & seizures["month"].dt.year.eq(BASELINE_YEAR)]
    region, _ = BORDERS["MEX"]
    here = found["region"].eq(region) & found["land_filter"].eq(LAND)
    part = float(found.loc[here, "pounds"].sum() / found["pounds"].sum())
    return replace(PILLS, weakness=PILLS.weakness.format(part=part, year=BASELINE_YEAR))


def _too_few(now: Flow, baseline: Flow) -> str | None:
    counts = [each.seizures for each in (baseline, now) if each.seizures is not None]
    if not counts or min(counts) >= FEWEST_SEIZURES:
        return None
    return (
        f"Too few seizures to tell a change from chance: {counts[0]} in the baseline and {counts[-1]} now, where "
        f"{FEWEST_SEIZURES} are asked of each."
    )


def _words(proxy: Proxy) -> dict[str, object]:
    return {name: value or None for name, value in asdict(proxy).items()} | {"proposed": proxy.proposed}


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype({"seizures": "Int64", "baseline_seizures": "Int64", "score": "float64"})
