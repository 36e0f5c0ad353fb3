"""Sections 5 to 8 of the model and what stands beside it: revenue, uncertainty, scores, sampling, time, leakage."""

from components.methods.section import Section

BEYOND = (
    Section(
        id="revenue",
        title="5. Revenue comes home",
        lines=(
            "The revenue, or the share of it for regions, is divided by need. Need is the weighted mean of a region's "
            "measures $z$, each relative to the mean region; a region that lacks a measure is weighed over the "
            "others. No region gets less than its floor. ◇",
            r"= need(r) = \frac{\sum_i w_i · z_i(r)}{\sum_i w_i}",
            r"= B(r) = max(θ · need(r), floor(r)), \quad \sum_r B(r) = B",
            "Spending $b$ on an intervention averts a share of a region's opioid deaths $D(r)$ that levels off at "
            "reach times effect, $m$; $k$ is the money by which all but $1/e$ of them are reached.",
            r"= s(b) = m · (1 − e^{−b/k}), \quad k = \text{unit cost} · \text{units per death} · reach · D(r)",
            "Interventions meet the same deaths independently, so that a death is averted once. ◇",
            r"= averted(r) = D(r) · (1 − \prod_i (1 − s_i))",
            "Where no effect on deaths is established, none is claimed: budget, reach and evidence gap are shown. The "
            "optimizer finds the mix that averts most; at the best mix the last dollar averts as much everywhere that "
            "no limit binds. “Fails well” is what the revenue averts if border measures change nothing abroad.",
        ),
        parameters=("invest.", "intervention."),
        modules=("model/invest/allocation.py", "model/invest/effects.py", "model/invest/optimize.py"),
        seen_on=("/invest",),
    ),
    Section(
        id="uncertainty",
        title="6. Uncertainty",
        lines=(
            "Every number may carry a range: uniform, triangular, PERT or lognormal. Draws are of all of them at once; "
            "the interval holds 90% of the draws. A draw may take any of the computed lenses: that is a doubt about "
            "structure, not about a number. ◇",
            r"= y_j = assess(x_j), \quad x_j \text{ drawn from the ranges}",
            "A tornado moves one number at a time to its 5% and 95% points. Sobol indices divide the variance of a "
            "result: what a number does alone ($S_i$), and with all others ($T_i$).",
            r"= S_i = \frac{Var(E[y | x_i])}{Var(y)}, \quad T_i = 1 − \frac{Var(E[y | x_{others}])}{Var(y)}",
            "The same seed gives the same draws; a run without ranges is the point result.",
        ),
        modules=("model/uncertainty/run.py", "model/uncertainty/sobol.py", "scenarios/uncertainty.py"),
        seen_on=("/simulator",),
    ),
    Section(
        id="scores",
        title="7. Where scores come from",
        lines=(
            "A score is measured where data allow: the same unit in both periods, found $n$ over a base $b$ of trade "
            "or time.",
            r"= S = 100 · (1 − \frac{n / b}{n_0 / b_0})",
            "Pounds of fentanyl found on land at a border per dollar of that country's goods; potent pills per month. "
            "No score where fewer than 100 seizures stand behind either period, where origin is unknown, or for "
            "adulteration. Measured scores are proposed, never filled in unasked. ◇",
        ),
        parameters=("outcome.score",),
        modules=("data/derived/outcome_scores.py", "scenarios/measured_scores.py"),
        seen_on=("/simulator",),
    ),
    Section(
        id="sampling",
        title="7a. Inspections that would find a change",
        lines=(
            "Seizures are not a sample. Two rounds of randomized inspections compare prevalence $p$ with "
            "$p · (1 + δ)$. A clustered sample of $n$ counts as fewer independent arrivals: ◇",
            r"= n_{eff} = \frac{n}{deff}",
            "The test is exact: of all that two equal rounds find, the second finds half if nothing changed. Power is "
            "summed over every pair of counts.",
            r"= power = \sum_{i,j} Pr(i | n_{eff}, p) · Pr(j | n_{eff}, p(1 + δ)) · [\text{the test finds } i, j]",
            "A budget is divided among ports and modes by arrivals $N$, spread and cost $c$ (Neyman):",
            r"= n_h \text{ in proportion to } N_h · \sqrt{\frac{p_h (1 − p_h) · deff_h}{c_h}}",
        ),
        parameters=("sampling.",),
        modules=("model/sampling/power.py", "model/sampling/allocation.py", "model/sampling/schedule.py"),
        seen_on=("/sampling",),
    ),
    Section(
        id="over-time",
        title="8. Over time",
        lines=(
            "Exploratory: no publication measures how a country's regulation answers a charge on its goods. At each "
            "quarterly review the assessment is made again. Effort $x$ follows the burden $β$, what is collected over "
            "what is sold, after a lag, toward a ceiling. ◇",
            r"= x_{t+1} = x_t + v · (\text{ceiling} · \frac{β_{t−lag}}{β_{t−lag} + β_{half}} − x_t)",
            "A country does nothing, claims on paper (scores rise, the flow stays) or reforms (the flow falls as "
            "claimed). Of what is truly suppressed a part adapts, and a part is taken over by countries that do not "
            "reform, by their deficit above a threshold; both grow by and by.",
            r"= F_{t+1} = 1 − \sum_c (suppressed − adapted − opened)",
            "Deaths follow the flow. Step limits hold back rises of rates and tolls, never falls.",
        ),
        parameters=("review.", "response."),
        modules=("model/simulation/flows.py", "model/simulation/steps.py"),
        seen_on=("/simulator",),
    ),
    Section(
        id="leakage",
        title="9. Leakage",
        lines=(
            "Reported beside the assessment. Of the imports that a country loses a part $δ$ goes to other suppliers, "
            "chapter $h$ by chapter, in proportion to what they sell; it meets the deaths that their goods carry per "
            "dollar. That is an exposure, not a forecast. ◇",
            r"= L(c) = Q(c) · (1 − (1 + ρ · x(c))^ε)",
            r"= gain(j) = δ · \sum_c L(c) · \sum_h \frac{Q(c,h)}{Q(c)} · \frac{Q(j,h)}{\sum_{i \ne c} Q(i,h)}",
            "A part $δ_k$ of the traffic on crossings and cargo that are no longer made takes the country's other "
            "channels.",
            "Between ports of entry nothing moves, because every port of a country asks the same toll $p$ and nobody "
            "saves by going to another. If some alone asked it, a part $δ_p$ of what a port $i$ loses would cross at "
            "ports $j$ that ask less, by what crosses there ($E$) and by the saving: ◇",
            r"= moved(i,j) = δ_p · E(i) · (1 − (1 + \frac{p(i)}{s})^ε) · \frac{max(p(i) − p(j), 0)}{p(i)} · "
            r"\frac{E(j)}{\sum_{k \ne i} E(k)}",
        ),
        parameters=("leakage.",),
        modules=("model/leakage.py", "model/routes.py", "model/port_leakage.py"),
        seen_on=("/simulator",),
    ),
    Section(
        id="network",
        title="10. The supply chain as a network",
        lines=(
            "Illustrative: actors are numbered, never named, and stand for no person or firm. Flow is the greatest "
            "that the capacities of the chain let through. A role is a target where it is central, unlike others and "
            "slow to replace, each relative to the largest among roles: ◇",
            r"= target = betweenness · (1 − equivalence) · replacement",
            "An actor removed is followed, after its role's time to replace, by smaller actors who together carry what "
            "it carried and divide its partners among them: hierarchies give way to networks.",
        ),
        parameters=("network.",),
        modules=("model/network/centrality.py", "model/network/removal.py"),
        seen_on=("/sanctions",),
    ),
    Section(
        id="limits",
        title="11. What this model cannot say",
        lines=(
            "It does not measure a country's part in a death; a lens assumes it. It does not forecast deaths. It holds "
            "elasticities constant, and counts trade that moves elsewhere beside the assessment, not in it. Seizures "
            "are not a random sample of flow: they also measure enforcement. No publication says how governments "
            "answer such charges.",
        ),
    ),
)
