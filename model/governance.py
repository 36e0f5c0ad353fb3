"""Deficits in governance: five items and their weighted mean (white paper, Deficits in governance)."""

from pydantic import BaseModel, ConfigDict

from model.parameters import with_default

ITEMS = (
    "analogue_law",
    "drug_regulation_enforced",
    "know_your_customer_law",
    "know_your_customer_enforced",
    "precursor_control",
)


class Governance(BaseModel):
    """The five items of one country: 0 effective, ½ on paper, 1 absent."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    analogue_law: float = with_default("governance.analogue_law")
    drug_regulation_enforced: float = with_default("governance.drug_regulation_enforced")
    know_your_customer_law: float = with_default("governance.know_your_customer_law")
    know_your_customer_enforced: float = with_default("governance.know_your_customer_enforced")
    precursor_control: float = with_default("governance.precursor_control")


class GovernanceWeights(BaseModel):
    """How much each item counts, for every country alike."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    analogue_law: float = with_default("policy.governance_weight")
    drug_regulation_enforced: float = with_default("policy.governance_weight")
    know_your_customer_law: float = with_default("policy.governance_weight")
    know_your_customer_enforced: float = with_default("policy.governance_weight")
    precursor_control: float = with_default("policy.governance_weight")


def deficit_of(items: Governance, weights: GovernanceWeights) -> float:
    """The weighted mean of the items, 0 to 1 (model.md §3). Weights must not all be 0."""
    pairs = [(getattr(items, name), getattr(weights, name)) for name in ITEMS]
    return float(sum(value * weight for value, weight in pairs) / sum(weight for _, weight in pairs))
