"""Attribution lenses: who the baseline footprint is held to (model.md §1). Plain numbers in, shares by country out.

No data set attributes deaths to a country. Each lens is a stated choice; what it holds no country to is left out of
its shares and becomes `unattributed`.
"""

from collections.abc import Mapping

Shares = dict[str, float]


def entry(pounds: Mapping[str, float], pounds_elsewhere: float) -> Shares:
    """By where fentanyl is found: each country's part of all pounds seized.

    `pounds` are those seized at and between the ports of a country's land border; `pounds_elsewhere` all others.
    Empty shares if nothing was seized.
    """
    total = sum(pounds.values()) + pounds_elsewhere
    return {code: weight / total for code, weight in pounds.items()} if total > 0 else {}


def trade(entry_shares: Mapping[str, float], imports: Mapping[str, float], all_imports: float, theta: float) -> Shares:
    """A part θ spread by import value over all countries, the rest as the entry lens (Moore, Olney and Hansen).

    `imports` are USD by country of the scenario, `all_imports` those of every country.
    """
    codes = list(dict.fromkeys([*entry_shares, *imports]))
    return {
        code: theta * imports.get(code, 0.0) / all_imports + (1.0 - theta) * entry_shares.get(code, 0.0)
        for code in codes
    }


def precursor(shares: Mapping[str, float], origins: Mapping[str, float], psi: float) -> Shares:
    """A part ψ of each finishing country's share moves to where its precursors come from.

    `origins` divide what moves and sum to at most 1. A country of origin is no finishing country: it keeps its own.
    """
    moved = psi * sum(share for code, share in shares.items() if code not in origins)
    kept = {code: share if code in origins else (1.0 - psi) * share for code, share in shares.items()}
    return {code: kept.get(code, 0.0) + moved * origins.get(code, 0.0) for code in dict.fromkeys([*kept, *origins])}


def blend(lenses: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]) -> Shares:
    """The weighted mean of several lenses' shares. Weights need not sum to 1, but must not all be 0."""
    total = sum(weights.values())
    codes = dict.fromkeys(code for name in weights for code in lenses[name])
    return {
        code: sum(weight * lenses[name].get(code, 0.0) for name, weight in weights.items()) / total for code in codes
    }


def only(shares: Mapping[str, float], codes: tuple[str, ...]) -> Shares:
    """The shares of the countries of a scenario; what others hold becomes unattributed there."""
    return {code: shares[code] for code in codes if shares.get(code, 0.0) > 0.0}
