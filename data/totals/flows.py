"""Known totals of the tables of crossings, seizures and trade."""

import pandas as pd

from data.totals.record import Measure, Total, distinct, missing, total


def _san_ysidro_pedestrians(year: int) -> Measure:
    def measure(frame: pd.DataFrame) -> float:
        here = frame["port_code"].eq("2504") & frame["measure"].eq("Pedestrians") & frame["month"].dt.year.eq(year)
        return float(frame.loc[here, "crossings"].sum())

    return measure


TOTALS: dict[str, tuple[Total, ...]] = {
    "border_crossings": (
        Total("pedestrians at San Ysidro in 2024", _san_ysidro_pedestrians(2024), 6766420),
        Total("land ports", distinct("port_code"), 117),
        Total("measures", distinct("measure"), 12),
        Total("contradicted counts", missing("crossings"), 1),
    ),
    "cbp_seizures": (
        Total(
            "pounds of fentanyl in fiscal year 2023",
            total("pounds", fiscal_year=2023, drug="Fentanyl"),
            27022.85,
            0.005,
        ),
        Total(
            "pounds of fentanyl in fiscal year 2025",
            total("pounds", fiscal_year=2025, drug="Fentanyl"),
            12027.28,
            0.005,
        ),
    ),
    "cbp_amo_seizures": (
        Total(
            "pounds of fentanyl in fiscal year 2023", total("pounds", fiscal_year=2023, drug="Fentanyl"), 1453.12, 0.005
        ),
    ),
    "cbp_fentanyl_recent": (
        Total("pounds of fentanyl in fiscal year 2023", total("pounds", fiscal_year=2023), 27022.86, 0.05),
        Total("pounds of fentanyl in fiscal year 2025", total("pounds", fiscal_year=2025), 12027.28, 0.05),
    ),
    "goods_imports": (
        Total("USD of imports in 2022", total("usd", year=2022), 3246.4e9, 0.05e9),
        Total("USD of imports in 2024", total("usd", year=2024), 3267.3e9, 0.05e9),
        Total("USD of imports in 2025", total("usd", year=2025), 3414.5e9, 0.05e9),
        Total("partners without a figure in 2024", missing("usd"), 14),
    ),
}
