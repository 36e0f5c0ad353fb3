"""How flow arrives by country: what CBP's seizures by component tell, and what is assumed."""

from model.scenario import CHANNELS
from scenarios.lens_inputs import BASELINE_YEAR, BORDERS, LAND, SEIZURES, WEAKNESS, fentanyl_seized
from scenarios.sourced import SourcedValue, assumption

PATROL = "U.S. Border Patrol"
TRAVELERS_AT_PORTS = 0.8  # of what land ports find
TRAVELERS_WHY = (
    "CBP's tables do not tell travelers from cargo. Most is assumed to come with travelers: 80.2% of those caught with "
    "fentanyl at ports of entry, fiscal year 2019 to June 2024, were US citizens (CBP records, through Cato)."
)
MAIL_WHY = (
    "Without a shared border nothing comes on foot. Half mail, half cargo is assumed: the white paper names direct "
    "mail, and no table divides the two."
)
BY_POST = {"cargo": 0.5, "mail": 0.5, "travelers": 0.0, "between_ports": 0.0}


def channel_sources(outcome: str, codes: tuple[str, ...]) -> list[SourcedValue]:
    """The rows of an outcome's channels: one for each country with a land border, and the default of all others."""
    rows = [value for code in BORDERS if code in codes for value in _land_row(outcome, code)]
    return [*rows, *_posted_row(outcome)]


def _land_row(outcome: str, code: str) -> list[SourcedValue]:
    between = between_ports_share(code)
    at_ports = 1.0 - between
    path = f"outcomes.{outcome}.channel.{code}"
    cargo = at_ports * (1.0 - TRAVELERS_AT_PORTS)
    return [
        assumption(f"{path}.cargo", cargo, "share", 0.05 * at_ports, 0.4 * at_ports, TRAVELERS_WHY),
        assumption(f"{path}.mail", 0.0, "share", 0.0, 0.05, "Found at a land border: none by mail."),
        assumption(f"{path}.travelers", at_ports - cargo, "share", 0.6 * at_ports, 0.95 * at_ports, TRAVELERS_WHY),
        _between(f"{path}.between_ports", between, code),
    ]


def _posted_row(outcome: str) -> list[SourcedValue]:
    ranges = {"cargo": (0.2, 0.8), "mail": (0.2, 0.8), "travelers": (0.0, 0.1), "between_ports": (0.0, 0.05)}
    return [
        assumption(
            f"outcomes.{outcome}.channel.default.{channel}", BY_POST[channel], "share", *ranges[channel], MAIL_WHY
        )
        for channel in CHANNELS
    ]


def between_ports_share(code: str) -> float:
    """The part of a land border's fentanyl, by weight, that the Border Patrol found between the ports."""
    rows = fentanyl_seized()
    rows = rows[(rows.region == BORDERS[code]) & (rows.land_filter == LAND)]
    return float(rows[rows.component == PATROL].pounds.sum() / rows.pounds.sum())


def _between(path: str, share: float, code: str) -> SourcedValue:
    return SourcedValue(
        path=path,
        value=share,
        unit="share",
        status="estimated",
        source=SEIZURES,
        dataset_id="cbp_seizures",
        low=share / 2,
        high=min(2 * share, 1.0),
        rationale=f"By weight. {WEAKNESS}",
        selection=f"Fentanyl; region {BORDERS[code]}; Border Patrol over all found on land",
        period=f"January to December {BASELINE_YEAR}",
    )
