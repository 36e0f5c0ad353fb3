"""Policy events of 2019 and later that a reader may want beside a series: what changed, when, and who says so.

Dates of the fentanyl tariffs and of precursor control are taken from the tables that hold them; the others are
compiled, one source a row. An event beside a series is no finding that the one moved the other.
"""

from pathlib import Path

import pandas as pd

_COMPILED = Path(__file__).with_suffix(".csv")
EVERYONE = "all"
_TARIFFED = {"Canada": "CAN", "China": "CHN", "Mexico": "MEX"}
_CLASS_CONTROL = pd.Timestamp(2019, 5, 31)  # what China controlled in that month came with the class
_ENDED = "Tariffs under IEEPA end: the Supreme Court found that it gives no such power"
_CONTROLLERS = {"CHN": "China controls", "UN": "The UN schedules"}


def derive(parameters: pd.DataFrame, precursor_scheduling: pd.DataFrame) -> pd.DataFrame:
    """One row an event, by date. Takes parameters and precursor_scheduling; reads the compiled rows too."""
    compiled = pd.read_csv(_COMPILED, dtype=str, keep_default_na=False)
    compiled["date"] = pd.to_datetime(compiled["date"])
    events = pd.concat([compiled, _tariffs(parameters), _precursors(precursor_scheduling)], ignore_index=True)
    return events.sort_values(["date", "country", "title"], ignore_index=True)


def _tariffs(parameters: pd.DataFrame) -> pd.DataFrame:
    """A rate of the fentanyl tariffs each, and their end."""
    orders = parameters[parameters["topic"].eq("fentanyl_tariff")]
    names = orders["key"].astype(str)
    rates = orders["value"].mul(100).map("{:.0f}".format)
    return pd.DataFrame(
        {
            "date": pd.to_datetime(orders["period"]),
            "precision": "day",
            "country": names.map(_TARIFFED).fillna(EVERYONE),
            "kind": "trade",
            "title": ("Fentanyl tariff on " + names + ": " + rates + "%").where(names.isin(_TARIFFED), _ENDED),
            "source": orders["source"].astype(str),
            "url": "https://www.federalregister.gov/presidential-documents/executive-orders",
        }
    )


def _precursors(scheduling: pd.DataFrame) -> pd.DataFrame:
    """The months in which China or the United Nations first controlled precursors; known to the month."""
    known = scheduling[
        scheduling["first_controlled"].gt(_CLASS_CONTROL)
        & scheduling["jurisdiction"].isin(_CONTROLLERS)
        & scheduling["evidence"].eq("date found")
    ]
    names = known["substance"].str.casefold()  # two lists name some substances twice, in capitals and not
    counts = names.groupby([known["jurisdiction"].astype(str), known["first_controlled"]]).nunique().reset_index()
    words = counts["substance"].eq(1).map({True: " more precursor", False: " more precursors"})
    return pd.DataFrame(
        {
            "date": counts["first_controlled"],
            "precision": "month",
            "country": counts["jurisdiction"].replace({"UN": EVERYONE}),
            "kind": "control",
            "title": counts["jurisdiction"].map(_CONTROLLERS) + " " + counts["substance"].astype(str) + words,
            "source": "Dates of first control, compiled: table precursor_scheduling",
            "url": "",
        }
    )
