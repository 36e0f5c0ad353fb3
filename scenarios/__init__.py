"""Where the model meets the data: the default scenario, attribution lenses and presets."""

from scenarios.default import COMPUTED, DEFAULT_LENS, add_country, default_scenario, default_sources, with_lens
from scenarios.presets import PRESETS, Preset
from scenarios.sourced import SourcedValue

__all__ = [
    "COMPUTED",
    "DEFAULT_LENS",
    "PRESETS",
    "Preset",
    "SourcedValue",
    "add_country",
    "default_scenario",
    "default_sources",
    "with_lens",
]
