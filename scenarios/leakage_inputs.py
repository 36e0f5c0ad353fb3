"""What leakage is computed from: US imports by supplier, and the exposure of suppliers no scenario names."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.store import TableUnavailable, load
from data.views.memory import remembered
from model.leakage import Leakage, LeakageOptions, leakage
from model.routes import Trade
from model.scenario import Scenario
from scenarios.lens_inputs import imports_by_country

CHAPTERS_TABLE = "imports_by_port_country_hs2"
ALL_GOODS = "all goods"
CHAPTERS_WHY = (
    "Chapters from goods that came by air or in containers by sea in 2024. What a country sends by truck, rail and in "
    "bulk is taken to have the same chapters: for Mexico and Canada a strong assumption."
)
ALL_GOODS_WHY = (
    "Imports by country without chapters: every country's goods are taken to replace every other's in proportion to "
    "what it sells, which overstates how widely trade spreads."
)


@dataclass(frozen=True)
class LeakageInputs:
    """Imports by supplier with their tables, year and weakness. `chapters` says whether goods are told apart."""

    trade: Trade
    dataset_ids: tuple[str, ...]
    period: str
    chapters: bool
    weakness: str


def leakage_inputs() -> LeakageInputs:
    """By chapter where that table can be read, else by country alone. Raises TableUnavailable without either."""
    try:
        return _by_chapter()
    except TableUnavailable:
        return _by_country()


def scenario_leakage(scenario: Scenario, options: LeakageOptions | None = None, second_round: bool = False) -> Leakage:
    """What leaks from a scenario, with today's trade. Raises TableUnavailable."""
    trade = leakage_inputs().trade
    return leakage(scenario, trade, options, exposure_elsewhere(scenario), second_round)


def exposure_elsewhere(scenario: Scenario) -> float | None:
    """Deaths per USD of imports from a country that the scenario does not name; None where its lens does not say.

    ◇ The trade lens alone says something of every country: a part θ of deaths rides on all imports alike.
    """
    lens = scenario.lens
    if lens is None:
        return None
    weights = {lens.name: 1.0} if lens.name != "blend" else dict(lens.blend)
    weight = weights.get("trade", 0.0) / sum(weights.values())
    deaths = sum(outcome.deaths_current for outcome in scenario.outcomes.values())
    return weight * lens.trade_share * deaths / float(imports_by_country().sum()) if weight > 0 else None


def trade_of(chapters: pd.DataFrame, totals: pd.Series) -> Trade:
    """Imports by country and chapter: each country's total, divided as its chapters are.

    `chapters` has iso3, chapter, usd; `totals` USD by iso3. A country without chapters is left out.
    """
    grid = chapters.pivot_table(index="iso3", columns="chapter", values="usd", aggfunc="sum", observed=True).fillna(0.0)
    grid = grid[grid.index.isin(totals.index) & (grid.sum(axis=1) > 0)]
    scale = totals.reindex(grid.index).to_numpy() / grid.sum(axis=1).to_numpy()
    imports = grid.to_numpy(dtype=float) * scale[:, None]
    return Trade(tuple(map(str, grid.index)), tuple(map(str, grid.columns)), imports)


@remembered("goods_imports", CHAPTERS_TABLE)
def _by_chapter() -> LeakageInputs:
    table = load(CHAPTERS_TABLE)
    usd = table.air_usd.fillna(0).astype(float) + table.vessel_usd.fillna(0).astype(float)
    chapters = pd.DataFrame({"iso3": table.iso3.astype(str), "chapter": table.hs2.astype(str), "usd": usd})
    totals = imports_by_country()
    trade = trade_of(chapters, totals[totals > 0])
    period = f"chapters {int(table.year.max())}, totals {totals.attrs['year']}"
    return LeakageInputs(trade, (CHAPTERS_TABLE, "goods_imports"), period, True, CHAPTERS_WHY)


@remembered("goods_imports")
def _by_country() -> LeakageInputs:
    totals = imports_by_country()
    trade = Trade(tuple(map(str, totals.index)), (ALL_GOODS,), np.array(totals, dtype=float)[:, None])
    return LeakageInputs(trade, ("goods_imports",), str(totals.attrs["year"]), False, ALL_GOODS_WHY)
