"""Choices beside the assessment (◇): those that move no charge, rate or toll, and why."""

from model.choice import Choice

_OTHER_RESULTS = "It moves no charge, rate or toll: "

BESIDE = (
    Choice(
        key="who_pays",
        title="Who pays, after the response",
        section="prices",
        does="Pass-through divides the charge between buyers and sellers, counted on imports after the response; every "
        "mode of crossing responds to the toll alike.",
        reason="What buyers pay, not what they would have paid. Income groups and citizenship have no source.",
        decided=("Price to consumers", "Who pays"),
        modules=("model/incidence.py",),
        not_computed=_OTHER_RESULTS + "it divides what is paid. Importers and exporters are not told apart.",
    ),
    Choice(
        key="tariffs",
        title="The tariffs of 2025–26 on two bases",
        section="prices",
        does="Shown on every import, and on the part estimated to be covered.",
        reason="USMCA goods were exempt, and the covered part is not published.",
        decided=("Fentanyl tariffs of 2025–26",),
        not_computed=_OTHER_RESULTS + "it is a comparison.",
    ),
    Choice(
        key="one_toll",
        title="One toll at every port of entry",
        section="prices",
        does="The toll of a country is the same wherever its travelers cross.",
        reason="A toll by port would need flows by port, which seizures do not measure. And with one toll nobody saves "
        "by going to another port, so no traffic moves between ports.",
        modules=("model/port_leakage.py",),
        not_computed="No table gives fentanyl by port, so no toll by port can be computed. What would cross elsewhere "
        "if some ports alone charged it is computed beside the assessment.",
    ),
    Choice(
        key="ranges",
        title="What varies, and how",
        section="uncertainty",
        does="Ranges are widened to hold the scenario's value; lognormal tails are cut; of a row of channels, the "
        "shares that are not drawn take the rest in proportion; each lens is as likely as another.",
        reason="A range that left out the scenario itself would contradict it.",
        modules=(
            "model/uncertainty/sums.py",
            "model/uncertainty/defaults.py",
            "model/uncertainty/ranges.py",
            "scenarios/uncertainty.py",
        ),
        not_computed=_OTHER_RESULTS + "it moves intervals, not the point result.",
    ),
    Choice(
        key="revenue",
        title="How revenue is shared and spent",
        section="revenue",
        does="Regions share by need with a floor; interventions meet the same deaths and have diminishing returns.",
        reason="The paper names the purpose and gives no formula.",
        modules=("model/invest/allocation.py", "model/invest/effects.py"),
        not_computed=_OTHER_RESULTS + "it spends the revenue. Its weights and limits are on the Invest page.",
    ),
    Choice(
        key="start",
        title="Reviews start from the assessment",
        section="over-time",
        does="The flow of each country at the start is the part of the deaths that the first assessment holds it to.",
        reason="The first review then gives the scenario's own result exactly.",
        decided=("The start is the assessment",),
        modules=("model/simulation/flows.py", "model/simulation/__init__.py"),
        not_computed=_OTHER_RESULTS + "later reviews start there.",
    ),
    Choice(
        key="response",
        title="How countries answer charges",
        section="over-time",
        does="After a lag, toward a ceiling, by the burden felt; a part of what is suppressed adapts or finds a new "
        "source.",
        reason="No publication measures it: every number is drawn from a wide range, and the run is exploratory.",
        decided=("Response",),
        modules=(
            "model/parameters_reviews.py",
            "model/simulation/plan.py",
            "model/simulation/report.py",
            "model/simulation/simulate.py",
            "scenarios/over_time.py",
        ),
        not_computed=_OTHER_RESULTS + "it moves later reviews. Its ranges are drawn in every simulation.",
    ),
    Choice(
        key="behaviors",
        title="Three behaviors",
        section="over-time",
        does="A country does nothing, claims on paper, or reforms.",
        reason="They bound what a charge can lead to.",
        decided=("Behaviors",),
        not_computed=_OTHER_RESULTS + "all three are computed side by side in the simulator.",
    ),
    Choice(
        key="review_evidence",
        title="Evidence at reviews",
        section="over-time",
        does="A review traces a set part of adapted and newly sourced flow, and nothing of paper claims.",
        reason="Paper claims then come back as unproven.",
        decided=("Evidence",),
        not_computed=_OTHER_RESULTS + "the part traced is a parameter of later reviews.",
    ),
    Choice(
        key="steps",
        title="Step limits hold back rises only",
        section="over-time",
        does="A fall applies at once; deficits do not change; deaths follow the flow at once.",
        reason="Nobody pays for deaths that did not happen.",
        decided=("Step limits", "Deficits", "Deaths"),
        not_computed=_OTHER_RESULTS + "it moves later reviews.",
    ),
    Choice(
        key="inspections",
        title="How inspections are designed",
        section="sampling",
        does="A clustered sample counts as its size over the design effect; the test of change is exact and cautious; "
        "each port and mode draws from its own stream.",
        reason="Cautious for common findings, exact for rare ones; one more port changes no other.",
        modules=(
            "model/sampling/intervals.py",
            "model/sampling/schedule.py",
            "model/sampling/power.py",
            "model/sampling/allocation.py",
        ),
        not_computed=_OTHER_RESULTS + "it designs what would measure them.",
    ),
    Choice(
        key="network",
        title="The supply chain as a network",
        section="network",
        does="An illustrative chain; an actor removed is replaced by smaller ones; importance is central, unlike "
        "others and slow to replace, multiplied.",
        reason="The paper and Sparrow give the idea, not the product. Actors stand for no person or firm.",
        modules=("model/network/removal.py", "model/network/centrality.py", "model/network/roles.py"),
        not_computed=_OTHER_RESULTS + "it is illustrative and feeds nothing.",
    ),
)
