"""What a reader picks among words rather than sets as a number, by its name in the address."""

from collections.abc import Mapping

BASIS = "policy.basis"
CHARGING = "policy.precursor_charging"
BASIS_WORDS = {
    "harm": "Harm to public health (Article XX)",
    "compliance": "Level the playing field (compliance)",
    "countervailing": "Weak regulation as a subsidy (countervailing)",
}
CHARGING_WORDS = {
    "finishing": "The country that finishes the drug",
    "source": "The countries they come from",
}
CHOICES: Mapping[str, Mapping[str, str]] = {BASIS: BASIS_WORDS, CHARGING: CHARGING_WORDS}


def policy_field(choice: str) -> str:
    """The field of a scenario's policy that holds a choice."""
    return choice.removeprefix("policy.")
