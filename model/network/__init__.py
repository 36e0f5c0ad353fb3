"""The supply chain as an illustrative network: which role is central and hard to replace, what its removal does."""

from model.network.centrality import RoleSummary, role_summaries
from model.network.chain import max_flow, supply_chain
from model.network.plan import NetworkPlan, RoleSettings, default_roles
from model.network.removal import Moment, Networks, RemovalResult, compare_roles, networks, removal, removal_report
from model.network.roles import ROLES, Role, RoleName

__all__ = [
    "ROLES",
    "Moment",
    "NetworkPlan",
    "Networks",
    "RemovalResult",
    "Role",
    "RoleName",
    "RoleSettings",
    "RoleSummary",
    "compare_roles",
    "default_roles",
    "max_flow",
    "networks",
    "removal",
    "removal_report",
    "role_summaries",
    "supply_chain",
]
