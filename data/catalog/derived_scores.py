"""Catalog entry for the scores that data allow."""

from data.catalog.record import US_WORK, Column, Dataset
from data.derived.proxies import OUTCOMES, PROXIES


def _number(name: str, unit: str, description: str) -> Column:
    return Column(name, "float64", unit, description, nullable=True, low=0)


def _text(name: str, unit: str, description: str) -> Column:
    return Column(name, "str", unit, description, nullable=True)


def _events(name: str, description: str) -> Column:
    return Column(name, "Int64", "events", description, nullable=True, low=0)


OUTCOME_SCORES = Dataset(
    id="outcome_scores",
    made_by="outcome_scores",
    theme="policy",
    title="Scores by outcome and country, where data allow",
    publisher="Derived by Setpoint from CBP, the U.S. Census Bureau, BTS and DEA",
    source_name="Percent reduction of a measured flow against 2023, by proxy",
    page="https://www.cbp.gov/newsroom/stats/drug-seizure-statistics",
    licence=US_WORK,
    grain="outcome × country × proxy",
    keys=("outcome", "iso3", "proxy"),
    coverage="Mexico, Canada and the nation as a whole; 2023 against the latest period of each proxy",
    vintage="seizures to April 2026, imports to 2025, crossings to February 2025, reports to December 2025",
    inputs=("cbp_seizures", "goods_imports", "border_crossings", "parameters", "nflis_reports"),
    columns=(
        Column("outcome", "category", "name", "outcome of interest", allowed=OUTCOMES),
        Column("iso3", "category", "code", "ISO 3166 alpha-3; ALL: whatever the country", pattern="[A-Z]{3}"),
        Column("proxy", "category", "name", "short name of the proxy", allowed=tuple(each.proxy for each in PROXIES)),
        Column("measured", "str", "words", "what the proxy measures"),
        Column("proposed", "bool", "yes/no", "the score to take; others are set beside it"),
        Column("score", "float64", "score", "100·(1 − F/F₀): 100 is gone, 0 as in 2023", nullable=True, high=100),
        _text("reason", "words", "why there is no score; missing where there is one"),
        _text("period", "period", "what F is of"),
        _number("found", "found_unit", "found in the period"),
        _number("base", "base_unit", "the base it is set against: F = found / base"),
        _events("seizures", "seizures in the period; missing where nobody says"),
        _text("baseline_period", "period", "what F₀ is of"),
        _number("baseline_found", "found_unit", "found in the baseline"),
        _number("baseline_base", "base_unit", "the base of the baseline: F₀ = found / base"),
        _events("baseline_seizures", "seizures in the baseline"),
        _text("found_unit", "unit", "unit of what was found"),
        _text("base_unit", "unit", "unit of the base"),
        Column("weakness", "str", "words", "why the proxy may mislead"),
        _text("source", "words", "whose figures"),
    ),
    caveats=(
        "Proposals to be judged: a score made from seizures also rises when less is searched for.",
        "No table tells the origin of fentanyl found in mail, air and sea cargo or inland: a country without a land "
        "border has no row and cannot be scored.",
        "Fewer than 100 seizures in either period give no score (Canada): by chance alone a hundred move by a tenth. "
        "The limit is Setpoint's choice.",
        "Proxies of one outcome disagree (Mexico: by imports and by entries, of different twelve months): the distance "
        "between them is part of what is not known.",
        "Adulteration cannot be measured from the public query.",
    ),
    rows=7,
)
