"""The parameters of an outcome of interest, and of the attribution lenses."""

from model.parameter import Bounds, Parameter

SHARE = Bounds(0.0, 1.0)
DEATHS = Bounds(0.0, 1e8)


def _evidence(key: str, title: str, description: str) -> Parameter:
    return Parameter(
        name=f"outcome.{key}",
        title=title,
        symbol=key,
        description=description,
        unit="share of displaced deaths",
        allowed=SHARE,
        plausible=(0.0, 1.0),
        default=0.0,
        source="Evidence the user brings. Without any, nothing is traced.",
        status="assumed",
        section="model.md §2, step 4",
    )


def _deaths(key: str, title: str, symbol: str, description: str, rule: str) -> Parameter:
    return Parameter(
        name=f"outcome.{key}",
        title=title,
        symbol=symbol,
        description=description,
        unit="deaths per year",
        allowed=DEATHS,
        plausible=None,
        default=None,
        source="CDC/NCHS, VSRR Provisional Drug Overdose Death Counts, synthetic opioids (T40.4), "
        "times the outcome's share of them.",
        status="estimated",
        section="model.md §1",
        default_rule=rule,
        plausible_rule="The range of the outcome's share of fentanyl deaths: see the scenario's sources.",
    )


OUTCOME = (
    _deaths(
        "deaths_baseline",
        "Deaths at the set point",
        "D₀",
        "Overdose deaths tied to the outcome in the baseline year.",
        "Twelve months ending December 2023.",
    ),
    _deaths(
        "deaths_current",
        "Deaths now",
        "D",
        "Overdose deaths tied to the outcome in the latest twelve months.",
        "The latest twelve months in the table.",
    ),
    Parameter(
        name="outcome.share",
        title="Share of the baseline footprint",
        symbol="A",
        description="The part of the outcome's baseline deaths that a country is held to; the rest is unattributed.",
        unit="share",
        allowed=SHARE,
        plausible=None,
        default=0.0,
        source="No data set attributes deaths to a country: computed by the chosen attribution lens.",
        status="assumed",
        section="model.md §1, Attribution lenses",
        plausible_rule="The spread over the four lenses.",
    ),
    Parameter(
        name="outcome.score",
        title="Outcome score",
        symbol="S",
        description="Percent reduction of the measured flow against the baseline. 0 is the set point, 100 is gone, "
        "below 0 is worse.",
        unit="percent",
        allowed=Bounds(-1e6, 100.0),
        plausible=(-100.0, 100.0),
        default=0.0,
        source="Measured where data allow, or set by the user. The default is the white paper's set point of 0.",
        status="assumed",
        section="model.md §1; white paper, The set point",
    ),
    _evidence(
        "adaptation",
        "Evidence of adaptation",
        "The part of displaced deaths traced to a country whose traffickers changed method.",
    ),
    _evidence(
        "new_source",
        "Evidence of a new source",
        "The part of displaced deaths traced to a country that took over the traffic.",
    ),
    Parameter(
        name="outcome.response_exponent",
        title="Response of deaths to flow",
        symbol="η",
        description="How deaths follow flow: 1 in proportion, less than 1 when less supply saves less than that.",
        unit="exponent",
        allowed=Bounds(0.0, 1.0, low_allowed=False),
        plausible=(0.4, 1.0),
        default=1.0,
        source="Assumed in proportion: the white paper is silent. The low end is the elasticity of fentanyl deaths "
        "to imports, 0.4, in an early draft of Moore, Olney and Hansen.",
        status="assumed",
        section="model.md §2, step 2",
    ),
    Parameter(
        name="outcome.channel",
        title="Share of a channel",
        symbol="κ",
        description="How a country's flow arrives: cargo, mail, travelers, between ports. Travelers are charged by the "
        "toll, all else by the adjustment.",
        unit="share",
        allowed=SHARE,
        plausible=None,
        default=0.0,
        source="CBP Drug Seizure Statistics by component, and assumption: the tables do not tell cargo from travelers.",
        status="estimated",
        section="model.md §1",
        plausible_rule="By outcome and country: see the scenario's sources.",
    ),
)

LENS = (
    Parameter(
        name="lens.trade_share",
        title="Share of deaths that rides on legal imports",
        symbol="θ",
        description="The part of fentanyl deaths that the trade lens spreads over all countries by import value.",
        unit="share",
        allowed=SHARE,
        plausible=(0.3, 0.4),
        default=0.35,
        source="Moore, Olney and Hansen, NBER working paper 31885, first version as the white paper quotes it: 30–40%; "
        "the default is the middle.",
        status="published",
        section="model.md §1, Attribution lenses",
    ),
    Parameter(
        name="lens.precursor_share",
        title="Share that moves to the source of precursors",
        symbol="ψ",
        description="The part of a finishing country's footprint that the precursor lens moves to where its precursors "
        "come from.",
        unit="share",
        allowed=SHARE,
        plausible=(0.1, 0.5),
        default=0.3,
        source="Assumed. The white paper names China as the source of most precursors, and possibly India, "
        "but no publication divides the harm between maker and supplier.",
        status="assumed",
        section="model.md §1, Attribution lenses",
    ),
    Parameter(
        name="lens.precursor_origin",
        title="Origin of precursors",
        symbol="ω",
        description="How the share moved by the precursor lens is divided between the countries precursors come from.",
        unit="share",
        allowed=SHARE,
        plausible=(0.7, 1.0),
        default=0.9,
        source="Assumed: nine tenths to China, the rest to India, where the white paper calls China dominant "
        "and India a possible second.",
        status="assumed",
        section="model.md §1, Attribution lenses",
    ),
    Parameter(
        name="lens.blend_weight",
        title="Weight of a lens in a blend",
        symbol="w",
        description="How much a lens counts when several are blended.",
        unit="share",
        allowed=SHARE,
        plausible=(0.0, 1.0),
        default=0.0,
        source="The user's choice. Weights sum to 1.",
        status="assumed",
        section="model.md §1, Attribution lenses",
    ),
)
