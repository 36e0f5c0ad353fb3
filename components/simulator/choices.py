"""What a reader picks among words rather than sets as a number, by its name in the address."""

from collections.abc import Mapping

from house.charges import BASIS_WORDS, CHARGING_WORDS

BASIS = "policy.basis"
CHARGING = "policy.precursor_charging"
CHOICES: Mapping[str, Mapping[str, str]] = {BASIS: BASIS_WORDS, CHARGING: CHARGING_WORDS}


def policy_field(choice: str) -> str:
    """The field of a scenario's policy that holds a choice."""
    return choice.removeprefix("policy.")
