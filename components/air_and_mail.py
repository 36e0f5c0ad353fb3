"""Air cargo and international mail, each an entry of its own: what is published of them, and what is not and why."""

from dash import dcc, get_relative_path
from dash.development.base_component import Component

from components.formats import dollars, percent, whole
from components.page import card
from components.provenance import sources
from components.saves import saved
from components.tables import Cell, plain_table
from data.views.air_and_mail import LOW_VALUE, air_and_marine, air_ports, found_inland, freight_of
from data.views.port import port_names
from data.views.seizures import latest_full_year

AIRPORTS = 6
FREIGHT_YEAR = 2023  # the last whole year of the table
_NONE = Cell("not available", "")
Row = tuple[Cell | Component | str, ...]


def air_and_mail_card() -> Component:
    """The card. Raises TableUnavailable."""
    rows = [*_air(), *_mail(), *_seized()]
    return card(
        "Air cargo and international mail",
        [
            saved(
                plain_table("Air cargo and mail", ("Entry", "Period", "Figure", "What it is"), rows, numeric=(2,)),
                "setpoint-air-and-mail",
            ),
            sources(
                ["imports_by_port_country_hs2", "transborder_freight", "cbp_seizures", "cbp_amo_seizures", "ports"],
                lineage="Imports by air summed over countries and chapters; freight of 2023 summed over Canada and "
                "Mexico; seizures summed over the fiscal year's months. The four are never added up.",
                units="US dollars in a year; pounds (lb, gross) in a fiscal year",
                limits=(
                    "No table here counts parcels or tells which goods came by post: a figure would be made up.",
                    "Field Operations' coastal and interior offices work at seaports, airports, mail facilities and "
                    "express hubs; CBP's table does not tell these apart.",
                    "Air and Marine Operations may take part in seizures that others count: never add it to them.",
                ),
            ),
        ],
        note="Each is published by someone else, in another unit: none is a part of another.",
        className="air-and-mail",
    )


def _air() -> list[Row]:
    frame, names = air_ports(), port_names()
    rows: list[Row] = [
        ("Air cargo, all ports", "2024", Cell(dollars(frame["usd"].sum()), round(frame["usd"].sum())),
         f"Imports by air at {len(frame)} ports; final.")
    ]  # fmt: skip
    for code, row in frame.head(AIRPORTS).iterrows():
        name = str(names.get(code, code))
        link = dcc.Link(name, href=get_relative_path(f"/ports/{code}"))
        most = f"By air; most from {row['origin']} ({percent(row['origin_share'])})."
        rows.append((Cell(link, name, "indented"), "2024", Cell(dollars(row["usd"]), round(row["usd"])), most))
    return rows


def _mail() -> list[Row]:
    year = str(FREIGHT_YEAR)
    mail, low = freight_of(FREIGHT_YEAR, mode="Mail"), freight_of(FREIGHT_YEAR, port=LOW_VALUE)
    return [
        ("Mail from overseas", "–", _NONE,
         "The Census Bureau publishes imports by port by air and by container vessel; mail is in neither. The Postal "
         "Service and CBP publish no parcels by mail facility or origin."),
        ("Mail from Canada and Mexico", year, Cell(dollars(mail), round(mail)),
         "Goods with “Mail” as their mode at the border: formal entries only, nearly nothing of what is posted."),
        ("Low-value shipments from Canada and Mexico", year, Cell(dollars(low), round(low)),
         f"Entries too small to be told by port (code {LOW_VALUE}), by any mode: parcels are among them."),
        ("Express hubs", "–", _NONE, "They have port codes, such as FedEx Memphis (2095), and no published imports "
         "of their own: these stand with their city's airport."),
    ]  # fmt: skip


def _seized() -> list[Row]:
    year = latest_full_year()
    inland, marine = found_inland("Fentanyl", year), air_and_marine("Fentanyl", year)
    return [
        ("Fentanyl at coastal and interior offices", f"FY{year}", Cell(f"{whole(inland)} lb", round(inland)),
         "Field Operations: by sea, air, mail and express together."),
        ("Fentanyl, Air and Marine Operations", f"FY{year}", Cell(f"{whole(marine)} lb", round(marine)),
         "Seizures it took part in, at land borders too."),
    ]  # fmt: skip
