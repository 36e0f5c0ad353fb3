"""What the removal of a role's actors does to flow, and the fragmentation that follows.

At quarter 0 a share of the role's actors goes. After the role's time to replace, each is followed by `successors`
smaller actors, who together carry what it carried and divide its partners among them ◇ (the paper: hierarchies give
way to horizontal networks; traffic is path dependent). Nothing else in the network changes.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any

import networkx as nx
import numpy as np

from model.network.centrality import betweenness, by_centrality
from model.network.chain import Graph, actors_of, max_flow, shares_of, supply_chain
from model.network.plan import NetworkPlan
from model.network.roles import ROLE_NAMES, RoleName


@dataclass(frozen=True)
class Moment:
    """The network in one quarter; −1 is before the removal.

    flow: part of the flow before, 0–1 (above 1 where it was short of the market). actors: in all and of the role.
    components: sizes of the weakly connected parts, largest first. concentration: of the role's capacity, the sum of
    squared shares, 1 where one actor has all and 0 where there is none.
    """

    quarter: int
    flow: float
    actors: int
    of_role: int
    components: tuple[int, ...]
    concentration: float


@dataclass(frozen=True)
class RemovalResult:
    """What happened. lost: quarters of the flow before that did not reach the market. moments: by quarter."""

    role: RoleName
    removed: tuple[str, ...]
    lost: float
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Networks:
    """The chain before the removal, the actors that go, the chain without them, and with their successors."""

    before: Graph
    removed: tuple[str, ...]
    after: Graph
    regrown: Graph


def removal(plan: NetworkPlan) -> RemovalResult:
    """Remove the plan's share of its role, and follow the network over the plan's quarters."""
    chain = networks(plan)
    return _followed(chain, max_flow(chain.before), plan)


def compare_roles(plan: NetworkPlan) -> tuple[RemovalResult, ...]:
    """The same removal of each role in turn, in the order of the chain."""
    before = supply_chain(plan)
    between, flow = betweenness(before), max_flow(before)
    plans = [plan.model_copy(update={"removed": role}) for role in ROLE_NAMES]
    return tuple(_followed(_networks(before, between, each), flow, each) for each in plans)


def networks(plan: NetworkPlan) -> Networks:
    """The chain at the three moments between which nothing changes."""
    before = supply_chain(plan)
    return _networks(before, betweenness(before), plan)


def _networks(before: Graph, between: dict[str, float], plan: NetworkPlan) -> Networks:
    removed = targets(before, between, plan)
    after = before.subgraph(set(before) - set(removed)).copy()
    return Networks(before, tuple(removed), after, _regrown(before, after, removed, plan))


def _followed(chain: Networks, flow: int, plan: NetworkPlan) -> RemovalResult:
    wait = plan.roles[plan.removed].replacement
    moments = [_moment(-1, chain.before, plan.removed, flow)]
    short, long = _moment(0, chain.after, plan.removed, flow), _moment(wait, chain.regrown, plan.removed, flow)
    for quarter in range(plan.quarters + 1):
        known = short if quarter < wait else long
        moments.append(Moment(**{**vars(known), "quarter": quarter}))
    lost = sum(1.0 - moment.flow for moment in moments[1:])
    return RemovalResult(plan.removed, chain.removed, lost, tuple(moments))


def targets(graph: Graph, between: dict[str, float], plan: NetworkPlan) -> list[str]:
    """The actors that are removed: the plan's share of the role's, rounded up."""
    actors = by_centrality(graph, plan.removed, between)
    count = ceil(plan.share * len(actors) - 1e-9)
    if plan.targets == "central":
        return actors[:count]
    random = np.random.default_rng([plan.seed, len(ROLE_NAMES)])
    return [actors[place] for place in sorted(random.choice(len(actors), size=count, replace=False))]


def removal_report(result: RemovalResult) -> dict[str, Any]:
    """The result as JSON-ready parts, with the label that must stand beside it."""
    return {
        "illustrative": True,
        "role": result.role,
        "removed": len(result.removed),
        "lost": result.lost,
        "moments": [{**vars(moment), "components": list(moment.components)} for moment in result.moments],
    }


def _regrown(before: Graph, after: Graph, removed: list[str], plan: NetworkPlan) -> Graph:
    """`after` with the successors of every removed actor."""
    graph: Graph = after.copy()
    count = plan.roles[plan.removed].successors
    for actor in removed:
        data = before.nodes[actor]
        names = [f"{actor}.{place}" for place in range(1, count + 1)]
        for name, capacity in zip(names, shares_of(data["capacity"], [1.0] * count), strict=True):
            graph.add_node(name, role=data["role"], stage=data["stage"], capacity=capacity)
        _divide(graph, [(seller, None) for seller in before.predecessors(actor)], names)
        _divide(graph, [(None, buyer) for buyer in before.successors(actor)], names)
    return graph


def _divide(graph: Graph, partners: list[tuple[str | None, str | None]], names: list[str]) -> None:
    """Give each partner to one successor in turn, and each successor at least one partner."""
    for place in range(max(len(partners), len(names)) if partners else 0):
        seller, buyer = partners[place % len(partners)]
        name = names[place % len(names)]
        graph.add_edge(seller or name, buyer or name)


def _moment(quarter: int, graph: Graph, role: RoleName, flow_before: int) -> Moment:
    capacity = [graph.nodes[actor]["capacity"] for actor in actors_of(graph, role)]
    total = sum(capacity)
    return Moment(
        quarter=quarter,
        flow=max_flow(graph) / flow_before if flow_before else 0.0,
        actors=len(graph),
        of_role=len(capacity),
        components=tuple(sorted((len(part) for part in nx.weakly_connected_components(graph)), reverse=True)),
        concentration=sum((part / total) ** 2 for part in capacity) if total else 0.0,
    )
