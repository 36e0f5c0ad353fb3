"""The numbers that the attribution lenses are computed from, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data.store import load
from model import lenses
from model.parameters import default_of
from scenarios.sourced import SourcedValue, assumption
from scenarios.stamp import table_stamp

BASELINE_YEAR = 2023  # calendar: the same twelve months as the deaths at the set point
LAND = "Land Only"
BORDERS = {"MEX": "Southwest Border", "CAN": "Northern Border"}
SEIZURES = "US Customs and Border Protection, Drug Seizure Statistics"
TRADE = "US Census Bureau, Foreign Trade, goods imports by country"
WEAKNESS = (
    "Where fentanyl was found, not where it was made. Seizures measure enforcement as well as flow; they are not a "
    "random sample."
)
PRECURSOR_ORIGINS = ("CHN", "IND")


@dataclass(frozen=True)
class LensInputs:
    """What the lenses read. Pounds are gross weight of fentanyl in the baseline year; imports USD a year."""

    pounds: dict[str, SourcedValue]
    pounds_elsewhere: SourcedValue
    imports: dict[str, SourcedValue]
    all_imports: SourcedValue
    origins: dict[str, SourcedValue]

    def all(self) -> list[SourcedValue]:
        """Every number, for a page that shows them."""
        return [
            *self.pounds.values(),
            self.pounds_elsewhere,
            *self.imports.values(),
            self.all_imports,
            *self.origins.values(),
        ]


def lens_inputs(codes: Iterable[str]) -> LensInputs:
    """The inputs for the countries of a scenario. Raises data.store.TableUnavailable."""
    return _lens_inputs(tuple(codes), table_stamp())


@lru_cache(maxsize=64)
def _lens_inputs(codes: tuple[str, ...], stamp: tuple[int, ...]) -> LensInputs:
    """Read them; `stamp` makes rewritten tables a new entry of the cache."""
    fentanyl = fentanyl_seized()
    land = fentanyl[fentanyl.land_filter == LAND]
    by_border = {code: land[land.region == region] for code, region in BORDERS.items()}
    elsewhere = fentanyl.pounds.sum() - sum(rows.pounds.sum() for rows in by_border.values())
    imports = imports_by_country()
    year = imports.attrs["year"]
    return LensInputs(
        pounds={
            code: _pounds(code, rows.pounds.sum(), f"region {BORDERS[code]}, land ports and between them")
            for code, rows in by_border.items()
        },
        pounds_elsewhere=_pounds("elsewhere", elsewhere, "mail, air, sea and the interior: no table tells the origin"),
        imports={code: _imports(code, imports.get(code, 0.0), year) for code in codes},
        all_imports=_imports("all", imports.sum(), year),
        origins=dict(zip(PRECURSOR_ORIGINS, precursor_origins("lens_inputs.origins", PRECURSOR_ORIGINS), strict=True)),
    )


def fentanyl_seized() -> pd.DataFrame:
    """CBP's fentanyl seizures of the baseline year (calendar), Air and Marine Operations apart."""
    seizures = load("cbp_seizures")
    found: pd.DataFrame = seizures[(seizures.drug == "Fentanyl") & (seizures.month.dt.year == BASELINE_YEAR)]
    return found


def imports_by_country() -> pd.Series:
    """US goods imports, USD by ISO 3166 code, in the latest full year of the table (`attrs["year"]`)."""
    table = load("goods_imports")
    full = table[(table.months == 12) & table.usd.notna()]
    year = int(full.year.max())
    imports = full[full.year == year].set_index("iso3").usd
    imports.attrs["year"] = year
    return imports


def shares_by_lens(inputs: LensInputs, theta: float, psi: float) -> dict[str, lenses.Shares]:
    """The shares under the three computed lenses."""
    entry = lenses.entry({code: each.value for code, each in inputs.pounds.items()}, inputs.pounds_elsewhere.value)
    imports = {code: each.value for code, each in inputs.imports.items()}
    origins = {code: each.value for code, each in inputs.origins.items()}
    return {
        "entry": entry,
        "trade": lenses.trade(entry, imports, inputs.all_imports.value, theta),
        "precursor": lenses.precursor(entry, origins, psi),
    }


def _pounds(code: str, pounds: float, selection: str) -> SourcedValue:
    return SourcedValue(
        path=f"lens_inputs.pounds.{code}",
        value=float(pounds),
        unit="lb",
        status="final",
        source=SEIZURES,
        dataset_id="cbp_seizures",
        rationale=WEAKNESS,
        selection=f"drug Fentanyl; {selection}",
        period=f"January to December {BASELINE_YEAR}",
    )


def _imports(code: str, usd: float, year: int) -> SourcedValue:
    return SourcedValue(
        path=f"lens_inputs.imports.{code}",
        value=float(usd),
        unit="USD per year",
        status="final",
        source=TRADE,
        dataset_id="goods_imports",
        rationale="What is imported says how much could hide, not what did.",
        selection="all partners" if code == "all" else f"partner {code}",
        period=str(year),
    )


def precursor_origins(place: str, codes: tuple[str, ...]) -> list[SourcedValue]:
    """How precursors divide between their countries of origin, for those among `codes`, at a place of a scenario."""
    china = default_of("lens.precursor_origin")
    why = (
        "White paper, Deficits in governance: China is the main source of precursors; India is a possible second. "
        "The division between them is assumed."
    )
    shares = {"CHN": (china, 0.7, 1.0), "IND": (1.0 - china, 0.0, 0.3)}
    return [
        assumption(f"{place}.{code}", value, "share", low, high, why)
        for code, (value, low, high) in shares.items()
        if code in codes
    ]
