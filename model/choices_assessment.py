"""Choices inside the assessment (◇): those that move charges, rates and tolls."""

from model.choice import Choice

ASSESSMENT = (
    Choice(
        key="lens",
        title="Who the baseline is held to",
        section="lenses",
        does="Shares come from a lens that is chosen in the open: by default a part of deaths is spread by import "
        "value, the rest by the land border where fentanyl was found.",
        reason="No data set attributes a death to a country. The trade lens holds both of the paper's findings.",
        decided=("Attribution",),
    ),
    Choice(
        key="partition",
        title="A death counts once",
        section="scored",
        does="Outcomes divide fentanyl deaths: pills by evidence at the scene, adulteration assumed between two "
        "bounds, oversupply the rest; the same parts at the set point and now.",
        reason="The drug classes of death certificates overlap and cannot be summed.",
        decided=("Outcomes",),
    ),
    Choice(
        key="channels",
        title="How flow arrives",
        section="scored",
        does="Four fifths of what land ports find is taken to come with travelers; without a shared border, half comes "
        "by mail and half in cargo.",
        reason="CBP's tables do not tell travelers from cargo, nor mail from cargo by origin.",
    ),
    Choice(
        key="response_exponent",
        title="Deaths follow supply in step",
        section="attribution",
        does="The response exponent is 1: a tenth less flow, a tenth fewer deaths.",
        reason="The simplest reading of the paper; less supply may save less than in proportion.",
    ),
    Choice(
        key="fall_beyond",
        title="A fall that no score explains",
        section="attribution",
        does="Where fewer died than the scores explain, every charge falls in proportion.",
        reason="Nobody pays for deaths that did not happen.",
    ),
    Choice(
        key="growth",
        title="Growth that nobody claimed against",
        section="attribution",
        does="Deaths above the set point that no evidence traces are shared in proportion to the baseline.",
        reason="Someone's traffic grew, and no evidence says whose.",
    ),
    Choice(
        key="chargeable",
        title="Who may be charged",
        section="charges",
        does="Only a country on the latest list of major source and transit countries, and with a deficit above 0, "
        "under every basis. Canada is not on the list for fiscal year 2026.",
        reason="The paper ties charges to identified deficits; the list is the government's own identification.",
        decided=("May be charged",),
    ),
    Choice(
        key="basis",
        title="The legal path",
        section="charges",
        does="Harm to public health (Article XX) by default.",
        reason="The footprint of the policy is deaths; the paper weighs three paths without choosing.",
    ),
    Choice(
        key="deficit",
        title="The deficit in governance",
        section="charges",
        does="The mean of five items of equal weight, each 0, ½ or 1.",
        reason="The paper names the items and gives them no weights.",
        decided=("Deficit",),
    ),
    Choice(
        key="precursors",
        title="Who answers for precursors",
        section="charges",
        does="The country that finishes the drug.",
        reason="The paper calls it perhaps the most efficient target, and leaves the other open.",
        decided=("Precursors",),
        modules=("model/precursors.py",),
    ),
    Choice(
        key="response_of_trade",
        title="Prices that raise the charge",
        section="prices",
        does="The rate and toll are the smallest that raise the charge after trade and crossings have shrunk, at a "
        "constant elasticity.",
        reason="The paper wants the harm paid; a rate on last year's base would fall short.",
        decided=("Prices",),
    ),
    Choice(
        key="scores_unasked",
        title="Measured scores are proposed, not filled in",
        section="scores",
        does="Every score stays at the set point until the reader moves it; fewer than 100 seizures give no score.",
        reason="Seizures measure enforcement as well as flow and are not a sample.",
        decided=("Measured scores",),
    ),
    Choice(
        key="leakage",
        title="Leakage stands beside the assessment",
        section="leakage",
        does="Imports and traffic that move elsewhere are reported and change no charge.",
        reason="How much diverts is assumed; the paper names it without a formula.",
        decided=("Leakage",),
        modules=("model/leakage.py", "scenarios/leakage_inputs.py"),
    ),
)
