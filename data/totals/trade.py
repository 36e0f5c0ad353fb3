"""Known totals of the tables of trade."""

import pandas as pd

from data.totals.record import Measure, Total, count, distinct, missing, total


def _of_year(year: int, **where: str) -> Measure:
    """USD of a year in a table by month."""

    def measure(frame: pd.DataFrame) -> float:
        return total("usd", **where)(frame[frame["month"].dt.year.eq(year)])

    return measure


TOTALS: dict[str, tuple[Total, ...]] = {
    "imports_by_port_country_hs2": (
        Total("USD of imports by air in 2024", total("air_usd"), 901287838778),
        Total("kg of imports by air in 2024", total("air_kg"), 5123860059),
        Total("USD of imports by containerised vessel in 2024", total("vessel_usd"), 1041081080105),
        Total("kg of imports by containerised vessel in 2024", total("vessel_kg"), 209307888351),
        Total("ports", distinct("port_code"), 370),
        Total("countries", distinct("iso3"), 233),
        Total("values by air without a weight", missing("air_kg"), 233),
        Total("values by vessel without a weight", missing("vessel_kg"), 16),
    ),
    "transborder_freight": (
        Total("USD of freight in 2023", _of_year(2023), 1572773661415),
        Total("USD of freight in all months", total("usd"), 6310442051088),
        Total("kg of freight in all months", total("kg"), 2575686585433),
        Total("ports and remainders", distinct("port_code"), 246),
        Total("months", distinct("month"), 53),
        Total("rows without a weight", missing("kg"), 16443),
    ),
    "transborder_monthly": (
        Total("USD of freight in 2023", _of_year(2023), 1572773661415),
        Total("USD of freight in 2025", _of_year(2025), 1585595078383),
        Total("USD of imports from Mexico in 2025", _of_year(2025, iso3="MEX", direction="import"), 534873535391),
        Total("months", distinct("month"), 393),
        Total("figures published twice or in another month", count(status="not_available"), 52),
    ),
    "transborder_us_states": (
        Total("USD of freight in 2025", total("usd", year=2025), 1585595078383),
        Total("states, DC and unknown", distinct("state"), 52),
        Total("figures published twice", count(status="not_available"), 336),
    ),
    "transborder_texas_ports": (
        Total("USD of freight in 2025", total("usd", year=2025), 601003288358),
        Total("ports", distinct("port_code"), 12),
        Total("figures published twice", count(status="not_available"), 70),
    ),
    "transborder_mexican_states": (
        Total("USD of exports in 2025", total("usd", year=2025), 255567364983),
        Total("states", distinct("mexican_state"), 32),
        Total("figures published twice", count(status="not_available"), 215),
    ),
    "goods_imports_monthly": (
        Total("USD of imports in 2000", _of_year(2000), 1218022.6e6, 0.05e6),
        Total("USD of imports in 2022", _of_year(2022), 3246431.6e6, 0.05e6),
        Total("USD of imports from Mexico in 2025", _of_year(2025, iso3="MEX"), 534315.0e6, 0.5e6),
        Total("partners", distinct("iso3"), 242),
        Total("months of five partners from the newer file", count(source="country.xlsx, October 2026"), 155),
    ),
}
