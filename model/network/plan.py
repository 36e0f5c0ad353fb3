"""What a user may say of the supply chain, checked against the parameters."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from model.cross_checks import CrossProblem
from model.disagreement import refuse
from model.network.roles import ROLES, RoleName
from model.parameters import limits, with_default
from model.scenario import Part


class RoleSettings(Part):
    """One role's numbers; each default is the role's own."""

    actors: Annotated[int, limits("network.actors")]
    redundancy: Annotated[float, limits("network.redundancy")]
    links: Annotated[int, limits("network.links")]
    hubs: Annotated[float, limits("network.hubs")]
    replacement: Annotated[int, limits("network.replacement")]
    successors: Annotated[int, limits("network.successors")]


def default_roles() -> dict[RoleName, RoleSettings]:
    """The settings of every role, in the order of the chain."""
    names = RoleSettings.model_fields
    return {role.name: RoleSettings(**{name: getattr(role, name) for name in names}) for role in ROLES}


class NetworkPlan(Part):
    """A supply chain and a removal. The same plan gives the same network and the same result.

    targets: whether the most central actors of the role are removed, or some drawn by the seed.
    """

    roles: dict[RoleName, RoleSettings] = Field(default_factory=default_roles)
    removed: RoleName = "finance"
    share: float = with_default("network.share")
    quarters: Annotated[int, limits("network.quarters")] = 8
    targets: Literal["central", "random"] = "central"
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 1

    @model_validator(mode="after")
    def _every_role_is_there(self) -> Self:
        missing = [role.name for role in ROLES if role.name not in self.roles]
        refuse(
            "NetworkPlan", [CrossProblem(("roles", name), "is required: a chain has no gap", None) for name in missing]
        )
        return self
