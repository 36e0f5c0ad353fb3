"""Every choice made where the white paper is silent (◇): what the model does, why, and what else it could do.

Numbers have their own records (model/parameters*.py). Alternatives that the model can compute are in
scenarios/alternatives.py, by key; a choice without one says itself why there is none.
"""

from collections.abc import Mapping
from types import MappingProxyType

from model.choice import Choice
from model.choices_assessment import ASSESSMENT
from model.choices_beside import BESIDE

CHOICES: Mapping[str, Choice] = MappingProxyType({choice.key: choice for choice in (*ASSESSMENT, *BESIDE)})
