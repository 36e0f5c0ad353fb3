"""What follows from a scenario, in its brief: headline, charges with their intervals, cases, who pays."""

from collections.abc import Mapping

from briefs.charts import charges_by_country
from briefs.section import Figure, Section, table
from house.charges import CASES, QUIET, country_name, headline
from house.formats import MISSING, dollars, percent, signed, span, whole
from model import Assessment, Scenario, against_set_point, explain
from model.results import UNATTRIBUTED
from model.uncertainty.spread import Spread, Uncertainty
from scenarios.who_pays import NotAvailable, who_pays

PERIOD = "a year, under the scenario"
MODELED = "modeled"
CASES_SHOWN = 8
BARS = 6  # countries drawn, those that raise most
Spreads = Mapping[str, Spread]


def summary(scenario: Scenario, assessment: Assessment, found: Uncertainty) -> Section:
    """The headline sentence and the totals, with the interval where draws give one."""
    changes = {change.country: change for change in against_set_point(scenario, assessment)}
    deaths = sum(country.deaths_current for country in assessment.countries.values())
    before = sum(change.revenue[0] for change in changes.values())
    totals = (
        ("Border revenue", assessment.revenue, "USD a year", dollars, "revenue", f"{dollars(before)} at the set point"),
        ("Price per household", assessment.consumer_cost_per_household, "USD a year", dollars, "",
         f"{dollars(assessment.consumer_cost)} in all"),
        ("Deaths held to countries", deaths, "deaths a year", whole, "", "an attribution, not a count"),
        ("Held to no country", assessment.unattributed_deaths, "deaths a year", whole, "unattributed_deaths", ""),
    )  # fmt: skip
    tiles = [
        {"label": f"{label}, a year", "value": form(value), "detail": _interval(found.spreads, key, form) or detail,
         "status": MODELED}
        for label, value, _, form, key, detail in totals
    ]  # fmt: skip
    figures = tuple(
        Figure(label, value, unit, PERIOD, MODELED, "model", *_ends(found.spreads, key))
        for label, value, unit, _, key, _ in totals
    )
    return Section({"tiles": tiles, "headline": headline(scenario, assessment, changes)}, figures)


def _interval(spreads: Spreads, key: str, form: object) -> str:
    if key not in spreads or not callable(form):
        return ""
    return f"90% of draws: {form(spreads[key].low)} to {form(spreads[key].high)}"


def _ends(spreads: Spreads, key: str) -> tuple[float | None, float | None]:
    return (spreads[key].low, spreads[key].high) if key in spreads else (None, None)


def charges(scenario: Scenario, assessment: Assessment, found: Uncertainty) -> Section:
    """Adjustment and toll by country with the set point beside them, and the chart of both."""
    changes = against_set_point(scenario, assessment)
    rows, figures = [], []
    for change in changes:
        name, code = country_name(scenario, change.country), change.country
        rate, toll = found.spreads[f"countries.{code}.adjustment_rate"], found.spreads[f"countries.{code}.toll"]
        rows.append([
            name, percent(change.adjustment_rate[1], 2), percent(change.adjustment_rate[0], 2),
            span(100 * rate.low, 100 * rate.high, 2) + "%",
            dollars(change.toll[1]), dollars(change.toll[0]), f"${span(toll.low, toll.high, 2)}",
            dollars(change.revenue[1]), whole(change.deaths[1]), signed(change.deaths[1] - change.deaths[0]),
        ])  # fmt: skip
        pairs = (("adjustment", change.adjustment_rate, "share of import value", (rate.low, rate.high)),
                 ("toll", change.toll, "USD per crossing", (toll.low, toll.high)),
                 ("revenue", change.revenue, "USD a year", (None, None)),
                 ("deaths held to it", change.deaths, "deaths a year", (None, None)))  # fmt: skip
        for label, (before, now), unit, (low, high) in pairs:
            figures.append(Figure(f"{name}: {label}", now, unit, PERIOD, MODELED, "model", low, high))
            figures.append(Figure(f"{name}: {label}, set point", before, unit, "set point", MODELED, "model"))
    raising = sorted(changes, key=lambda change: -max(change.revenue))[:BARS]
    drawn = [change for change in changes if change in raising]
    chart = charges_by_country(
        [country_name(scenario, change.country) for change in drawn],
        [change.adjustment_rate for change in drawn],
        [change.toll for change in drawn],
    )
    heads = ["Country", "Adjustment", "Set point", "90% of draws", "Toll", "Set point", "90% of draws", "Revenue",
             "Deaths", "Change"]  # fmt: skip
    note = (
        f"{whole(found.draws)} draws over the ranges of {len(found.varied)} parameters and the lens's own; "
        f"seed {found.seed}. Where an assumption stands at the end of its range, a result may lie outside. Adjustment: "
        "percent of import value. Toll: USD per crossing. Deaths: attributed, a year."
    )
    return Section({"table": table(heads, rows), "alt": chart.alt, "note": note}, tuple(figures), images={
        "charges": chart.svg
    })  # fmt: skip


def cases(scenario: Scenario, assessment: Assessment) -> Section:
    """Which of the paper's cases it is, where something moved: label and sentence, largest change first."""
    told = [each for each in explain(scenario, assessment) if each.case not in QUIET and each.country != UNATTRIBUTED]
    told.sort(key=lambda each: -abs(each.change))
    more = len(told) - CASES_SHOWN
    content = {
        "cases": [{"label": CASES[each.case], "sentence": each.sentence} for each in told[:CASES_SHOWN]],
        "note": "Nothing moved from the set point." if not told else f"{more} more on the page." * (more > 0),
    }
    figures = tuple(
        Figure(f"{country_name(scenario, each.country)}, {each.outcome}: change against the set point", each.change,
               "deaths a year", PERIOD, f"{MODELED}: {CASES[each.case].lower()}", "model")
        for each in told[:CASES_SHOWN]
    )  # fmt: skip
    return Section(content, figures)


def payers(scenario: Scenario, assessment: Assessment) -> Section:
    """Who pays: buyers of imports and travelers by country, beside today's duties; what no source tells."""
    found = who_pays(scenario)
    rows, figures = [], []
    for code, goods in found.goods.items():
        name, duty, travel = country_name(scenario, code), found.duties_today[code], found.travelers[code]
        today = None if isinstance(duty, NotAvailable) else duty.value
        rows.append([name, dollars(goods.consumers), dollars(goods.per_household), percent(today, 1),
                     dollars(travel.revenue), whole(travel.entries_after)])  # fmt: skip
        reason = f"{MISSING}: {duty.reason}" if isinstance(duty, NotAvailable) else duty.status
        figures += [
            Figure(f"{name}: paid by US buyers", goods.consumers, "USD a year", PERIOD, MODELED, "model"),
            Figure(f"{name}: per household", goods.per_household, "USD a year", PERIOD, MODELED, "model"),
            Figure(f"{name}: duties today", today, "share of import value", "2025", reason, "us_duties_2025"),
            Figure(f"{name}: paid by travelers", travel.revenue, "USD a year", PERIOD, MODELED, "model"),
            Figure(f"{name}: crossings after the toll", travel.entries_after, "entries a year", PERIOD, MODELED,
                   "model"),
        ]  # fmt: skip
    totals = (("Raised by adjustments", assessment.adjustment_revenue), ("Raised by tolls", assessment.toll_revenue),
              ("Not collected", assessment.uncollected))  # fmt: skip
    figures += [Figure(label, value, "USD a year", PERIOD, MODELED, "model") for label, value in totals]
    text = (
        f"Adjustments raise {dollars(assessment.adjustment_revenue)} a year, tolls {dollars(assessment.toll_revenue)}. "
        f"Not collected, because of a cap or because no one travels: {dollars(assessment.uncollected)}. Deaths held "
        f"to countries that may not be charged: {whole(assessment.uncharged_deaths)}."
    )
    figures.append(Figure("Deaths held to countries that may not be charged", assessment.uncharged_deaths,
                          "deaths a year", PERIOD, MODELED, "model"))  # fmt: skip
    heads = [
        "Country",
        "US buyers, a year",
        "Per household",
        "Duties today, 2025",
        "Travelers, a year",
        "Crossings after",
    ]
    return Section({"table": table(heads, rows), "text": text}, tuple(figures), ("us_duties_2025",))
