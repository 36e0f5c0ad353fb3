"""Where lost imports go: to the other suppliers of the same goods."""

from dataclasses import dataclass

import numpy as np

from model.arrays import Floats

NOBODY = 1e-12  # of a chapter's imports: less than this is no supplier


@dataclass(frozen=True)
class Trade:
    """US imports, USD per year, shape (country, chapter); countries by ISO 3166-1 alpha-3 code.

    Raises ValueError with the field and its allowed range.
    """

    countries: tuple[str, ...]
    chapters: tuple[str, ...]
    imports: Floats

    def __post_init__(self) -> None:
        wanted = (len(self.countries), len(self.chapters))
        if self.imports.shape != wanted:
            raise ValueError(f"trade.imports: allowed shape {wanted} (country, chapter), got {self.imports.shape}")
        if len(set(self.countries)) != len(self.countries):
            raise ValueError("trade.countries: allowed each country once, got one twice")
        if not (np.isfinite(self.imports) & (self.imports >= 0) & (self.imports <= 1e18)).all():
            raise ValueError("trade.imports: allowed 0 to 1e18 USD per year, got a number beyond")


def routes(trade: Trade, codes: tuple[str, ...]) -> Floats:
    """How a dollar lost by each of `codes` would be spread over the suppliers, (country, supplier).

    A row sums to 1 at most: less where some of what the country sells has no other supplier, 0 where its trade is not
    in the table. A country is never its own supplier.
    """
    places = {code: place for place, code in enumerate(trade.countries)}
    way = np.zeros((len(codes), len(trade.countries)))
    for row, code in enumerate(codes):
        if code in places:
            way[row] = _route(trade.imports, places[code])
    return way


def _route(imports: Floats, own: int) -> Floats:
    """One country's row: its chapters, each divided by the other suppliers' part of that chapter."""
    sold = imports[own]
    total = sold.sum()
    if total <= 0:
        return np.zeros(len(imports))
    others = imports.copy()
    others[own] = 0.0
    supply = others.sum(axis=0)
    has_supplier = supply > NOBODY * (supply + sold)
    weight = np.where(has_supplier, sold / total / np.where(has_supplier, supply, 1.0), 0.0)
    return np.asarray(others @ weight)
