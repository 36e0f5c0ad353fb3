"""The parameters of leakage: what trade and traffic do when one way becomes dearer."""

from model.parameter import Bounds, Parameter

SHARE = Bounds(0.0, 1.0)

LEAKAGE = (
    Parameter(
        name="leakage.import_diversion",
        title="Imports taken over by other suppliers",
        symbol="δ",
        description="The part of the imports that a country loses to its adjustment which US buyers then buy from "
        "other countries; the rest is made at home or not bought.",
        unit="share",
        allowed=SHARE,
        plausible=(0.2, 0.9),
        default=0.5,
        source="Assumed: half. The white paper names leakage and gives no size; a study of trade diversion by tariff "
        "line should replace it.",
        status="assumed",
        section="white paper, Illegal drug flows: Data and analysis",
    ),
    Parameter(
        name="leakage.channel_diversion",
        title="Traffic that changes its channel",
        symbol="δₖ",
        description="The part of the traffic that rode on crossings or imports no longer made which takes another "
        "channel instead: mail, cargo, travelers, between the ports.",
        unit="share",
        allowed=SHARE,
        plausible=(0.2, 1.0),
        default=0.7,
        source="Assumed: most. The white paper expects traffickers to adapt, by illegal entry for one; no publication "
        "gives a ratio.",
        status="assumed",
        section="white paper, Calculating border adjustments and border tolls",
    ),
    Parameter(
        name="leakage.port_diversion",
        title="Crossings that go to a cheaper port",
        symbol="δₚ",
        description="The part of those who no longer cross at a port that asks a toll who would cross at another port "
        "of the country that asks none. With one toll at all ports nobody saves by it, and none do.",
        unit="share",
        allowed=SHARE,
        plausible=(0.2, 0.9),
        default=0.5,
        source="Assumed: half. No toll has been charged at some ports alone, so nothing measures it.",
        status="assumed",
        section="white paper, Calculating border adjustments and border tolls",
    ),
)
