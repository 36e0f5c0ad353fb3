"""Sections 1 to 4 of the model: from scores and deaths to rates and tolls."""

from components.methods.section import Section

ASSESSMENT = (
    Section(
        id="scored",
        title="1. What is scored",
        lines=(
            "Three outcomes of interest: oversupply of illegally made fentanyl, counterfeit pills that hold it, and "
            "adulteration of other drugs with it. They divide fentanyl deaths: a death counts once. ◇",
            "A score is the percent reduction of the measured flow $F$ against the baseline $F_0$. Zero is the set "
            "point, 100 is gone, below zero is worse.",
            r"= S(c,o) = 100 · (1 − \frac{F(c,o)}{F_0(c,o)}), \quad S \le 100",
            "$D_0$ are the deaths of an outcome at the set point, $D$ those of now. $A(c,o)$ is the share of the "
            "baseline footprint that country $c$ is held to; what no country is held to stays unattributed, with a "
            "score of 0.",
            r"= A(c,o) \ge 0, \quad \sum_c A(c,o) \le 1",
            "Channels say how a flow arrives: cargo, mail, travelers, between ports. Travelers are charged by the "
            "toll, all else by the adjustment. ◇",
            r"= \sum_k κ(c,o,k) = 1, \quad κ_{adjustment} = 1 − κ_{travelers}",
        ),
        parameters=("outcome.deaths_baseline", "outcome.deaths_current", "outcome.score", "outcome.channel"),
        modules=("model/scenario.py", "scenarios/deaths.py", "scenarios/channels.py"),
        seen_on=("/simulator",),
    ),
    Section(
        id="lenses",
        title="1a. Attribution lenses",
        lines=(
            "No data set attributes a death to a country. The shares come from a lens, chosen in the open. ◇",
            "Entry: each country's part of all fentanyl that CBP seized, $w$ in pounds, by the land border where it "
            "was found.",
            r"= A_{entry}(c) = \frac{w(c)}{\sum w}",
            "Trade: a part $θ$ rides on legal imports $Q$ and is spread by their value; the rest as Entry.",
            r"= A_{trade}(c) = θ · \frac{Q(c)}{\sum Q} + (1 − θ) · A_{entry}(c)",
            "Precursor: a part $ψ$ of each finishing country's share moves to where its precursors come from, divided "
            "by $ω$. For a country that finishes the drug, and for an origin:",
            r"= A_{precursor}(c) = (1 − ψ) · A_{entry}(c)",
            r"= A_{precursor}(c) = A_{entry}(c) + ω(c) · ψ · \sum_{finishing} A_{entry}",
            "Custom: your own shares. A blend is a weighted mean of lenses.",
        ),
        parameters=("outcome.share", "lens."),
        modules=("model/lenses.py", "scenarios/lens_inputs.py"),
        seen_on=("/simulator",),
    ),
    Section(
        id="attribution",
        title="2. From scores to deaths attributed",
        lines=(
            "Deaths seen now are always attributed in full; scores only decide to whom. So scores without outcomes "
            "earn no credit. For each outcome, the flow index and its total:",
            r"= f(c) = A(c) · (1 − \frac{S(c)}{100}), \quad T = \sum_c f(c)",
            "Deaths expected from the scores; with an exponent $η$ below 1, less supply saves less than in "
            "proportion. ◇",
            r"= \hat D = D_0 · T^η, \quad 0 < η \le 1",
            "Explained deaths keep each country's baseline, moved by its own change of flow. Where fewer died than "
            "expected, all are scaled down: nobody pays for deaths that did not happen. ◇",
            r"= e(c) = D_0 · A(c) + g · (f(c) − A(c))",
            r"= g = \frac{\hat D − D_0}{T − 1} \text{, or } η · D_0 \text{ where } T = 1",
            r"= e(c) \to e(c) · \frac{D}{\hat D} \quad \text{where } D < \hat D",
            "Displaced deaths are those that scores do not explain. Evidence of adaptation $a$ or of a new source $n$ "
            "traces a part $τ$ of them to a country.",
            r"= X = max(D − \hat D, 0), \quad τ = \sum_c (a(c) + n(c)) \le 1",
            "The rest is returned to those who claimed a reduction, as unproven, and what lies above the set point is "
            "growth, shared in proportion to $A$. Without any claim all of it is growth. ◇",
            r"= U = (1 − τ) · max(min(D, D_0) − \hat D, 0), \quad G = (1 − τ) · X − U",
            r"= u(c) = U · \frac{max(A(c) − f(c), 0)}{\sum max(A − f, 0)}, \quad q(c) = G · A(c)",
            "Attributed deaths are explained, traced, unproven and growth. They sum to the deaths that were counted:",
            r"= d(c,o) = e(c) + (a(c) + n(c)) · X + u(c) + q(c), \quad \sum_c d(c,o) = D(o)",
        ),
        parameters=("outcome.adaptation", "outcome.new_source", "outcome.response_exponent"),
        modules=("model/attribution.py", "model/explain.py"),
        seen_on=("/simulator",),
    ),
    Section(
        id="charges",
        title="3. From deaths to a charge",
        lines=(
            "A country is charged only if it is identified as a major source or transit country and its deficit in "
            "governance is above 0. Otherwise its footprint is reported, not charged. ◇",
            "Harm to public health (Article XX), with the cost of a death $V$, the share put on goods $λ$, and the "
            "phase-in $φ$:",
            r"= C_{harm}(c) = λ · φ · V · \sum_o d(c,o) · κ_{adjustment}(c,o)",
            "Level the playing field, with the cost of effective regulation $R$ over US goods output $Y$; $m$ raises "
            "or lowers the charge with outcomes:",
            r"= C_{compliance}(c) = δ(c) · \frac{R}{Y} · m(c) · φ · Q(c), \quad "
            r"m(c) = \frac{\sum_o d(c,o)}{\sum_o A(c,o) · D_0(o)}",
            "A country without deaths at the set point has $m = 1$ if deaths are held to it now, else 0.",
            "Weak regulation as a subsidy, scaled to the country's own product and exports $E$:",
            r"= C_{countervailing}(c) = δ(c) · \frac{R}{GDP_{US}} · \frac{GDP(c)}{E(c)} · m(c) · φ · Q(c)",
            "The toll, whichever basis:",
            r"= C_{toll}(c) = λ_t · φ · V · \sum_o d(c,o) · κ_{travelers}(c,o)",
            "The deficit $δ$ is the weighted mean of five governance items: 0 effective, ½ on paper, 1 absent.",
            r"= δ(c) = \frac{\sum_i w_i · x_i(c)}{\sum_i w_i}",
            "Where precursors are charged at their source, a part $ψ$ of the deaths of each finishing country counts "
            "for the origins instead, on their goods alone.",
        ),
        parameters=(
            "policy.basis",
            "policy.cost_per_death",
            "policy.internalized_share",
            "policy.toll_internalized_share",
            "policy.phase_in",
            "policy.regulatory_cost",
            "policy.us_goods_output",
            "policy.us_gdp",
            "policy.precursor_",
            "country.",
            "governance.",
            "policy.governance_weight",
        ),
        modules=("model/charges.py", "model/governance.py", "model/precursors.py"),
        seen_on=("/simulator", "/governance"),
    ),
    Section(
        id="prices",
        title="4. From a charge to a price",
        lines=(
            "Rate and toll each solve the same equation for the smallest $x \\ge 0$ that raises the charge from the "
            "base $Q_0$, which shrinks as the price rises with elasticity $ε$ and scale $s$:",
            r"= x · Q_0 · (1 + \frac{x}{s})^ε = C",
            "For the adjustment the base is goods imports and $s = \\frac{1}{ρ}$, one over the pass-through; for the "
            "toll it is entries by travelers, and $s$ is the cost of one crossing. Without a charge, or without a "
            "base, $x$ is 0.",
            "If $ε < −1$ revenue has a peak. Where the cap or the peak is reached first, $x$ stops there and what is "
            "not collected is reported.",
            r"= x_{peak} = \frac{s}{−ε − 1}",
            "Buyers of imports pay the pass-through of what is collected, sellers the rest:",
            r"= P(c) = ρ · x(c) · Q_0(c) · (1 + ρ · x(c))^ε",
        ),
        parameters=(
            "policy.pass_through",
            "policy.import_elasticity",
            "policy.adjustment_cap",
            "policy.crossing_",
            "policy.toll_cap",
            "policy.households",
        ),
        modules=("model/prices.py", "model/incidence.py"),
        seen_on=("/simulator",),
    ),
)
