"""The interventions that revenue can buy, each number with its source.

Deaths averted are claimed only where a publication at hand gives an effect on deaths. Test strips, drug checking,
education, screening and jobs claim none: their budget, reach and evidence gap are shown instead.
"""

import pandas as pd

from data.store import load
from model.invest import Intervention

FAIRLEY = "Fairley et al., Cost-effectiveness of Treatments for Opioid Use Disorder, JAMA Psychiatry 78(7), 2021"
RHODE_ISLAND = "Rhode Island microsimulation of naloxone distribution, PMC9647481"
TREATMENT_COST = "NIDA, Medications to Treat Opioid Use Disorder, quoting US Department of Defense cost estimates"
CALRX = "State of California, CalRx, price of a two-dose carton in 2025"
NAMED = "Named by the white paper."
NO_EFFECT = "No publication at hand establishes an effect on deaths."

# people in treatment now are not counted out: what is bought is taken to come on top
METHADONE_YEAR, BUPRENORPHINE_YEAR = 6_552.0, 5_980.0
METHADONE_DEATHS = 0.06
NALOXONE_KIT, KIT_DELIVERY = 24.0, 16.0


def interventions() -> dict[str, Intervention]:
    """Every intervention by id, those that claim lives first. Raises data.store.TableUnavailable."""
    return {**_claiming(), **_without_claims()}


def fact(key: str, topic: str = "demand") -> float:
    """A number of the `parameters` table. Raises KeyError where it is not there once."""
    table: pd.DataFrame = load("parameters")
    rows = table[(table.topic == topic) & (table.key == key)]
    if len(rows) != 1:
        raise KeyError(f"{topic}.{key} is {len(rows)} times in the parameters table")
    return float(rows.value.iloc[0])


def people_per_death() -> float:
    """People with opioid use disorder for each opioid death of a year, United States, 2023."""
    return fact("cea2023_oud_n", "toll") / fact("cea2023_deaths_n", "toll")


def _claiming() -> dict[str, Intervention]:
    return {"naloxone": _naloxone(), "buprenorphine": _buprenorphine(), "methadone": _methadone(), "ssp": _ssp()}


def _naloxone() -> Intervention:
    """Scaled so that the first death averted costs what the microsimulation gives for an average one: cautious."""
    cost, effect = NALOXONE_KIT + KIT_DELIVERY, fact("oend_fatal_od_reduction")
    return Intervention(
        title="Overdose education and naloxone distribution",
        unit="two-dose kit, handed out",
        unit_cost=cost,
        units_per_death=fact("naloxone_RI_targeted_per_death_averted") * effect / cost,
        reach=0.8,
        effect=effect,
        effect_low=effect / 2,
        effect_high=fact("naloxone_RI_deaths_averted"),
        grade="modeled",
        source=f"Effect: {FAIRLEY}; upper end and cost of a death averted: {RHODE_ISLAND}. Kit: {CALRX}, plus an "
        "assumed $16 to hand it out. Reach 0.8 assumed: about a fifth die alone or unfound.",
        evidence_gap="Modeled for one state; the effect where naloxone is already common is not known. The lower end, "
        "half the effect, is assumed.",
    )


def _buprenorphine() -> Intervention:
    return Intervention(
        title="Buprenorphine treatment",
        unit="person treated for a year",
        unit_cost=BUPRENORPHINE_YEAR,
        units_per_death=people_per_death(),
        reach=0.4,
        effect=fact("bup_death_reduction_5y"),
        effect_low=fact("bup_death_reduction_5y") / 2,
        effect_high=fact("bup_od_reduction"),
        grade="modeled",
        source=f"Effect: {FAIRLEY}, reduction of all deaths over 5 years, upper end of overdoses. Cost: "
        f"{TREATMENT_COST}. People for each death: CEA 2025 (5.7 million with opioid use disorder). Reach 0.4 assumed.",
        evidence_gap="Modeled from trials and cohorts before fentanyl prevailed. The lower end, half the effect, is "
        "assumed.",
    )


def _methadone() -> Intervention:
    return Intervention(
        title="Methadone treatment",
        unit="person treated for a year",
        unit_cost=METHADONE_YEAR,
        units_per_death=people_per_death(),
        reach=0.3,
        effect=METHADONE_DEATHS,
        effect_low=METHADONE_DEATHS / 2,
        effect_high=fact("methadone_od_reduction"),
        grade="modeled",
        source=f"Effect: {FAIRLEY}, reduction of all deaths over 5 years (6%), upper end of overdoses. Cost: "
        f"{TREATMENT_COST}. People for each death: CEA 2025 (5.7 million with opioid use disorder). Reach 0.3 assumed.",
        evidence_gap="Modeled from trials and cohorts before fentanyl prevailed. The lower end, half the effect, is "
        "assumed.",
    )


def _ssp() -> Intervention:
    return Intervention(
        title="Buprenorphine through syringe services",
        unit="person treated for a year",
        unit_cost=BUPRENORPHINE_YEAR * 1.25,
        units_per_death=people_per_death(),
        reach=0.15,
        effect=fact("ssp_bup_deaths_averted"),
        effect_low=fact("ssp_bup_deaths_averted") / 2,
        effect_high=fact("ssp_bup_deaths_averted"),
        grade="modeled",
        source="Effect: Adams et al., Addiction, 2022, Massachusetts model. Cost: buprenorphine treatment plus an "
        f"assumed quarter ({TREATMENT_COST}). Reach 0.15 assumed: people who use syringe services.",
        evidence_gap="One state's model of all its syringe services; how it carries over to others is not known.",
    )


def _without_claims() -> dict[str, Intervention]:
    strip, sample = fact("fentanyl_test_strip_price"), fact("drug_checking_cost_per_sample")
    return {
        "test_strips": _unproven("Fentanyl test strips", "strip", strip, f"Price: 2018 press. {NAMED}"),
        "drug_checking": _unproven("Drug checking", "sample", sample, "Cost: Cepeda et al., DAD 253:111028, 2023."),
        "education": _unproven("Evidence-based drug education", "person taught", 100.0, _assumed_cost(50, 200)),
        "screening": _unproven("Screening and referral to treatment", "person screened", 50.0, _assumed_cost(25, 100)),
        "jobs": Intervention(
            title="Job creation",
            unit="job for a year",
            unit_cost=40_000.0,
            grade="associated",
            source=_assumed_cost(20_000, 80_000),
            evidence_gap="Oh and Cano, AJPH, 2024: one more job for every 100 Black workers goes with 0.29 fewer "
            "overdose deaths per 100,000 Black residents where fentanyl is common. An association, not an effect.",
        ),
    }


def _unproven(title: str, unit: str, cost: float, source: str) -> Intervention:
    """An intervention that reaches people and claims no life."""
    return Intervention(title=title, unit=unit, unit_cost=cost, grade="none", source=source, evidence_gap=NO_EFFECT)


def _assumed_cost(low: float, high: float) -> str:
    return f"Cost: assumption of this project, an order of magnitude (${low:,.0f}–{high:,.0f}). {NAMED}"
