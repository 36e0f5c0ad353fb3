"""What the field office about a port seized: per million crossings, and by drug; never the port's own."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.seizures import pounds_per_million
from components.formats import decimal, whole
from components.page import card
from components.provenance import sources
from components.saves import saved
from components.seizure_cards import WEAKNESS
from components.tables import Cell, plain_table
from data.views import port as view
from data.views.seizures import DRUGS

NOT_ITS_OWN = (
    "CBP publishes no seizures for a single port. These are of the whole field office: no share of them is this port's."
)


def office_card(code: str, drug: str, fiscal_year: int) -> Component:
    """What the field office about the port seized, and per million people crossing; never the port's own."""
    office, row = view.office_of(code), view.office_seizures(code, drug, fiscal_year)
    if not office or row is None:
        text = "Only on the southwest border is a customs district about a CBP field office. " + NOT_ITS_OWN
        return card("Seizures", [html.P(text)])
    frame = view.office_per_million(code, drug)
    words = (
        f"{office} Field Office: {_pounds(row['pounds'])} lb of {drug.lower()} in {whole(row['events'])} seizures in "
        f"fiscal year {fiscal_year}, after {_pounds(row['pounds_before'])} lb the year before."
    )
    rows = [
        (f"FY{each['fiscal_year']}", Cell(decimal(each["per_million"]), each["per_million"]), _pounds(each["pounds"]),
         whole(each["people"]))
        for each in frame.to_dict("records")
    ]  # fmt: skip
    return chart_card(
        f"{drug} seized by the {office} Field Office, per million people crossing",
        pounds_per_million(frame),
        note=f"{words} {NOT_ITS_OWN} {WEAKNESS}",
        table=plain_table(
            "Seizures per crossing", ("Year", "lb per million people", "Pounds", "People"), rows, numeric=(1, 2, 3)
        ),
        source=sources(
            ["cbp_seizures", "border_crossings", "ports"],
            lineage="Field Operations' pounds marked land only, over people inbound at the customs district's ports.",
            units="pounds per million inbound people in a fiscal year",
            limits=(NOT_ITS_OWN, WEAKNESS),
        ),
        name="setpoint-office-per-crossing",
    )


def office_drugs_card(code: str, fiscal_year: int) -> Component | None:
    """Every drug that the field office seized, a row each; None where the district is about no field office."""
    office = view.office_of(code)
    found = [(drug, view.office_seizures(code, drug, fiscal_year)) for drug in DRUGS]
    rows = [
        (drug, Cell(_pounds(row["pounds"]), row["pounds"]), Cell(_pounds(row["pounds_before"]), row["pounds_before"]),
         Cell(whole(row["events"]), row["events"]))
        for drug, row in found if row is not None
    ]  # fmt: skip
    if not office or not rows:
        return None
    head = ("Drug", f"Pounds, FY{fiscal_year}", f"Pounds, FY{fiscal_year - 1}", f"Seizures, FY{fiscal_year}")
    return card(
        f"Seized by the {office} Field Office, by drug",
        [
            saved(plain_table("The field office's seizures by drug", head, rows, numeric=(1, 2, 3)), f"seized-{code}"),
            sources(
                ["cbp_seizures"],
                lineage="Field Operations' seizures in the office's area, land and other, summed over the months.",
                units="pounds (lb, gross) and seizure events in a fiscal year",
                limits=(NOT_ITS_OWN, WEAKNESS),
            ),
        ],
        note=f"Field Operations, fiscal years {fiscal_year - 1} and {fiscal_year}; final. {NOT_ITS_OWN}",
    )


def _pounds(value: Any) -> str:
    return decimal(value) if value < 10 else whole(value)
