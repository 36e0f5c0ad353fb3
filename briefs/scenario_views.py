"""The same scenario looked at twice more, in its brief: what its deaths are made of, and what each lens makes of it."""

from briefs.section import Figure, Section, table
from house.charges import LENS_WORDS, country_name
from house.formats import dollars, percent, whole
from model import Assessment, Scenario, assess
from model.results import UNATTRIBUTED
from model.scenario import LensChoice
from scenarios import COMPUTED, with_lens

SHOWN = 6  # countries, those that answer for most deaths
PARTS = {
    "baseline": "Set point",
    "explained": "Explained",
    "unproven": "Unproven",
    "adaptation": "Adaptation",
    "new_source": "New source",
    "growth": "Growth",
    "current": "Now",
}
PERIOD = "a year, under the scenario"


def parts(scenario: Scenario, assessment: Assessment) -> Section:
    """From the deaths of the set point to those of now, by country, and what is held to none."""
    codes = [*most(assessment), UNATTRIBUTED]
    rows = [[_name(scenario, code), *(whole(_sum(assessment, code, part)) for part in PARTS)] for code in codes]
    figures = tuple(
        Figure(f"{_name(scenario, code)}: {title.lower()}", _sum(assessment, code, part), "deaths a year", PERIOD,
               "modeled", "model")
        for code in codes for part, title in PARTS.items()
    )  # fmt: skip
    moved = " Precursors move to their source after these parts." * (scenario.policy.precursor_charging == "source")
    note = f"{_more(assessment)}{moved}".strip()
    return Section({"table": table(["Deaths a year", *PARTS.values()], rows), "note": note}, figures)


def lenses(scenario: Scenario, assessment: Assessment) -> Section:
    """Adjustment and toll of each country, and the revenue, under every computed lens."""
    codes = most(assessment)
    under = {lens: assess(with_lens(scenario, _choice(scenario, lens))) for lens in COMPUTED}
    rows = [
        [country_name(scenario, code),
         *(text for each in under.values()
           for text in (percent(each.countries[code].adjustment_rate, 2), dollars(each.countries[code].toll)))]
        for code in codes
    ]  # fmt: skip
    rows.append(["Border revenue", *(text for each in under.values() for text in (dollars(each.revenue), ""))])
    heads = ["Country", *(text for lens in under for text in (f"{LENS_WORDS[lens][0]}: adjustment", "toll"))]
    figures = tuple(
        Figure(f"{country_name(scenario, code)}: {what}", getattr(each.countries[code], field), unit,
               f"under the lens {lens}", "modeled", "model")
        for lens, each in under.items() for code in codes
        for what, field, unit in (("adjustment", "adjustment_rate", "share of import value"),
                                  ("toll", "toll", "USD per crossing"))
    )  # fmt: skip
    totals = tuple(Figure("Border revenue", each.revenue, "USD a year", f"under the lens {lens}", "modeled", "model")
                   for lens, each in under.items())  # fmt: skip
    return Section({"table": table(heads, rows), "note": _more(assessment)}, (*figures, *totals))


def most(assessment: Assessment) -> list[str]:
    """The countries that answer for most deaths, in the order of the scenario; one at the least."""
    found = {code: max(each.deaths_current, each.deaths_baseline) for code, each in assessment.countries.items()}
    ranked = sorted(found, key=lambda code: -found[code])[:SHOWN]
    return [code for code in found if code in ranked and (found[code] > 0 or code == ranked[0])]


def _more(assessment: Assessment) -> str:
    left = len(assessment.countries) - len(most(assessment))
    return f"{left} more {'country' if left == 1 else 'countries'}, with fewer deaths or none, on the page." * (
        left > 0
    )


def _name(scenario: Scenario, code: str) -> str:
    return "No country" if code == UNATTRIBUTED else country_name(scenario, code)


def _sum(assessment: Assessment, code: str, part: str) -> float:
    return float(sum(getattr(outcome.footprints[code], part) for outcome in assessment.outcomes.values()))


def _choice(scenario: Scenario, lens: str) -> LensChoice:
    own = scenario.lens or LensChoice(name="custom")
    return own.model_copy(update={"name": lens})
