"""The scenario file: what a page offers, what `python -m model assess` reads, and the fingerprint that names it."""

from hashlib import sha256

from model.scenario import Scenario

COMMAND = "python -m model assess scenario.json"


def scenario_json(scenario: Scenario) -> str:
    """The scenario file, as `python -m model assess` reads it."""
    return scenario.model_dump_json(indent=1, exclude_none=True)


def fingerprint(scenario: Scenario) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the scenario file."""
    return sha256(scenario_json(scenario).encode()).hexdigest()[:16]
