"""Names of counties: Census names of 2024, and the names in the county shapes where those have none."""

import json
from pathlib import Path

import pandas as pd

from data.errors import WrongInput
from data.raw import fips, read_rows
from data.sources import county_population
from data.states import STATES

NAMES_FILE = "population/county_names_2024.csv"
SHAPES_2023 = "geo/us-atlas-2023_counties-10m.json"
SHAPES_2017 = "geo/us-atlas-2017_counties-10m.json"
# what the death series of CDC still use: Connecticut's counties and Valdez-Cordova
RETIRED_CODES = ("02261", "09001", "09003", "09005", "09007", "09009", "09011", "09013", "09015")
POPULATION_YEAR = 2024


def parse(raw: Path) -> pd.DataFrame:
    """One row a county of the 2023 shapes, then the retired codes that death series still use."""
    today = _shape_names(raw, SHAPES_2023).assign(retired=False)
    before = _shape_names(raw, SHAPES_2017).assign(retired=True)
    frame = pd.concat([today, before[before["fips"].isin(RETIRED_CODES)]], ignore_index=True)
    frame["name"] = frame["fips"].map(_full_names(raw)).fillna(frame["short_name"])
    frame["population"] = frame["fips"].map(_populations(raw)).astype("Int64")
    return frame.assign(**_states(frame["fips"]))


def _shape_names(raw: Path, file: str) -> pd.DataFrame:
    """Codes and short names as the county shapes carry them."""
    try:
        shapes = json.loads((raw / file).read_text(encoding="utf-8"))["objects"]["counties"]["geometries"]
    except FileNotFoundError:
        raise WrongInput(file, None, "the file must be in the raw folder") from None
    except (json.JSONDecodeError, KeyError, UnicodeDecodeError) as error:
        raise WrongInput(file, None, "the file must be TopoJSON with a layer named counties") from error
    rows = [(str(shape["id"]).zfill(5), shape["properties"]["name"]) for shape in shapes]
    return pd.DataFrame(rows, columns=["fips", "short_name"])


def _full_names(raw: Path) -> pd.Series:
    names = read_rows(raw, NAMES_FILE, ("fips", "CTYNAME"))
    return names.set_index(fips(names["fips"], NAMES_FILE))["CTYNAME"]


def _populations(raw: Path) -> pd.Series:
    population = county_population.parse(raw)
    return population[population["year"].eq(POPULATION_YEAR)].set_index("fips")["population"]


def _states(county: pd.Series) -> dict[str, pd.Series]:
    code = county.str[:2]
    return {
        "state_fips": code,
        "state": code.map({key: postal for key, (postal, _) in STATES.items()}),
        "state_name": code.map({key: name for key, (_, name) in STATES.items()}),
    }
