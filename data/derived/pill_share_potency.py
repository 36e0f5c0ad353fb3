"""Fentanyl pills seized, their share and their potency by year, each figure the fact of one row of `parameters`."""

import pandas as pd

TOPICS = ("pills", "purity")
# the facts that are one figure a year, and the measure they are of
MEASURES = {
    "dea_pills_seized": "pills seized by DEA",
    "hidta_fentanyl_pills_seized": "pills seized by HIDTA task forces",
    "pill_share_of_seizure_count": "pills' share of fentanyl seizures, by number",
    "pill_share_of_weight": "pills' share of fentanyl seized, by weight",
    "share_pills_ge_2mg": "share of pills with at least 2 mg",
    "mean_mg_per_pill": "mean fentanyl in a pill",
    "mean_powder_purity": "mean purity of powder",
}
_FISCAL = "FY"


def derive(parameters: pd.DataFrame) -> pd.DataFrame:
    """One row a measure and year as named by its source: fiscal years ("FY2025") and others stay apart."""
    facts = parameters.astype({"topic": "str", "key": "str", "period": "str", "unit": "str"})
    facts = facts[facts["topic"].isin(TOPICS) & facts["key"].isin(list(MEASURES))]
    return pd.DataFrame(
        {
            "measure_key": facts["key"],
            "measure": facts["key"].map(MEASURES),
            "period": facts["period"],
            "year": facts["period"].str.removeprefix(_FISCAL).astype("int32"),
            "fiscal": facts["period"].str.startswith(_FISCAL),
            "value": facts["value"],
            "unit": facts["unit"],
            "fact": facts["topic"] + "/" + facts["key"] + "/" + facts["period"],
            "source": facts["source"],
            "confidence": facts["confidence"],
        }
    )
