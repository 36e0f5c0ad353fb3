"""The model section by section, in words and equations. ◇ marks a choice made here where the white paper is silent."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.methods.equations import equation, prose


@dataclass(frozen=True)
class Section:
    """A part of the model; lines that begin with "= " are equations."""

    id: str
    title: str
    lines: tuple[str, ...]


SECTIONS = (
    Section(
        "scored",
        "1. What is scored",
        (
            "Three outcomes of interest: oversupply of illegally made fentanyl, counterfeit pills that hold it, and "
            "adulteration of other drugs with it. They divide fentanyl deaths: a death counts once. ◇",
            "A score is the percent reduction of the measured flow F against the baseline. 0 is the set point, 100 is "
            "gone, below 0 is worse.",
            "= S(c,o) = 100 · (1 − F / F_0),   S ≤ 100;   S = 0 for what is unattributed",
            "D_0 are the deaths of an outcome at the set point, D those of now. A(c,o) is the share of the baseline "
            "footprint that a country is held to; what no country is held to stays unattributed.",
            "Channels say how a flow arrives: cargo, mail, travelers, between ports. Travelers are charged by the "
            "toll, all else by the adjustment.",
        ),
    ),
    Section(
        "lenses",
        "1a. Attribution lenses",
        (
            "No data set attributes a death to a country. The shares come from a lens, chosen in the open. ◇",
            "Entry: each country's part of all fentanyl seized by CBP, by the land border where it was found.",
            "= A_{entry}(c) = pounds(c) / pounds of all",
            "Trade: a part θ rides on legal imports and is spread by import value; the rest as Entry.",
            "= A_{trade}(c) = θ · imports(c) / imports of all + (1 − θ) · A_{entry}(c)",
            "Precursor: a part ψ of each finishing country's share moves to where its precursors come "
            "from, divided by ω.",
            "= A_{precursor}(c) = (1 − ψ) · A_{entry}(c)   for a finishing country",
            "= A_{precursor}(c) = A_{entry}(c) + ω(c) · ψ · Σ A_{entry}   for an origin, Σ over finishing countries",
            "Custom: your own shares.",
        ),
    ),
    Section(
        "attribution",
        "2. From scores to deaths attributed",
        (
            "Deaths seen now are always attributed in full; scores only decide to whom. So scores without outcomes "
            "earn no credit. For each outcome, the flow index and its total:",
            "= f(c) = A(c) · (1 − S(c) / 100),   T = Σ f",
            "Deaths expected from the scores; with an exponent below 1, less supply saves less than in proportion. ◇",
            "= D̂ = D_0 · T^η",
            "Explained deaths keep each country's baseline, moved by its own change of flow. Where fewer died than "
            "expected, all are scaled down: nobody pays for deaths that did not happen. ◇",
            "= e(c) = D_0 · A(c) + g · (f(c) − A(c)),   g = (D̂ − D_0) / (T − 1),   or η · D_0 where T = 1",
            "= e(c) → e(c) · D / D̂   where D < D̂",
            "Displaced deaths are those that scores do not explain. Evidence of adaptation or of a new source traces a "
            "part τ of them to a country.",
            "= X = max(D − D̂, 0)",
            "The rest is returned to those who claimed a reduction, as unproven, and what lies above the set point is "
            "growth, shared in proportion to A. Without any claim all of it is growth. ◇",
            "= U = (1 − τ) · max(min(D, D_0) − D̂, 0),   growth = (1 − τ) · X − U",
            "= unproven(c) = U · max(A(c) − f(c), 0) / Σ max(A − f, 0),   growth(c) = growth · A(c)",
            "= d(c,o) = explained + traced + unproven + growth,   Σ_c d(c,o) = D(o)",
        ),
    ),
    Section(
        "charges",
        "3. From deaths to a charge",
        (
            "A country is charged only if it is identified as a major source or transit country and its deficit in "
            "governance is above 0. Otherwise its footprint is reported, not charged.",
            "Harm to public health (Article XX):",
            "= charge(c) = λ · φ · V · Σ_o d(c,o) · κ_{adjustment}(c,o)",
            "Level the playing field; m raises or lowers the charge with outcomes:",
            "= charge(c) = deficit(c) · R / Y · m(c) · φ · imports(c),   m(c) = Σ_o d(c,o) / Σ_o (A(c,o) · D_0(o))",
            "A country without deaths at the set point has m = 1 if deaths are held to it now, else 0.",
            "Weak regulation as a subsidy:",
            "= charge(c) = deficit(c) · R / GDP_{US} · GDP(c) / exports(c) · m(c) · φ · imports(c)",
            "The toll, whichever basis:",
            "= toll charge(c) = λ_t · φ · V · Σ_o d(c,o) · κ_{travelers}(c,o)",
            "The deficit is the weighted mean of five governance items: 0 effective, ½ on paper, 1 absent.",
        ),
    ),
    Section(
        "prices",
        "4. From a charge to a price",
        (
            "Rate and toll each solve the same equation for the smallest x that raises the charge from the base Q_0, "
            "which shrinks as the price rises with elasticity ε and scale s:",
            "= x · Q_0 · (1 + x / s)^ε = charge",
            "For the adjustment the base is goods imports and s = 1 / pass-through; for the toll it is entries by "
            "travelers and s is the cost of one crossing.",
            "Without a charge, or without a base, x is 0.",
            "If ε < −1 revenue has a peak. Where the cap or the peak is reached first, x stops there and what is not "
            "collected is reported.",
            "= x* = s / (−ε − 1)",
        ),
    ),
    Section(
        "limits",
        "5. What this model cannot say",
        (
            "It does not measure a country's part in a death; a lens assumes it. It does not forecast deaths. It "
            "holds elasticities constant and does not model trade moving to other countries. Seizures are not a random "
            "sample of flow: they also measure enforcement.",
        ),
    ),
)


def model_sections() -> list[Component]:
    """A card for each section of the model."""
    return [
        html.Section([html.H2(section.title), *map(_line, section.lines)], className="card prose", id=section.id)
        for section in SECTIONS
    ]


def _line(text: str) -> Component:
    return equation(text.removeprefix("= ")) if text.startswith("= ") else prose(text)
