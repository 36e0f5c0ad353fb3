"""What a study found, as plain JSON types."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from model.uncertainty.sobol import Index
from model.uncertainty.spread import Uncertainty
from model.uncertainty.tornado import Swing


def uncertainty_report(found: Uncertainty) -> dict[str, Any]:
    """Spreads nested as in the assessment: {"revenue": {…}, "countries": {"MEX": {"toll": {…}}}}; ranks by country."""
    tree: dict[str, Any] = {}
    for name, spread in found.spreads.items():
        *parents, last = name.split(".")
        place = tree
        for key in parents:
            place = place.setdefault(key, {})
        place[last] = asdict(spread)
    return {
        "draws": found.draws,
        "seed": found.seed,
        "varied": list(found.varied),
        "lenses": list(found.lenses),
        "interval": "5% to 95%",
        **tree,
        "rank_by": found.rank_by,
        "rank_probability": {code: list(row) for code, row in found.ranks.items()},
        "shares_scaled": found.shares_scaled,
        "evidence_scaled": found.evidence_scaled,
    }


def tornado_report(swings: Iterable[Swing]) -> list[dict[str, Any]]:
    """The swings, widest first."""
    return [{**swing._asdict(), "swing": swing.size} for swing in swings]


def sobol_report(indices: Iterable[Index]) -> list[dict[str, Any]]:
    """The indices, largest total first."""
    return [index._asdict() for index in indices]
