"""The illustrative supply chain as a directed graph, grown by seed.

Each actor deals with `links` actors of the role before its own, chosen with weight 1 + hubs × links that they already
have; who is left without a customer gets one. The actors of a role carry unequal parts (a lognormal draw) of
redundancy × DEMAND. Each role draws from its own stream: changing one leaves the others' sizes as they are.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

import networkx as nx
import numpy as np

from model.network.plan import NetworkPlan, RoleSettings
from model.network.roles import ROLE_NAMES

Graph: TypeAlias = "nx.DiGraph[str]"

# units of flow that the market takes: whole numbers keep the maximum flow exact
DEMAND = 10_000
SPREAD_OF_SIZES = 0.5


def supply_chain(plan: NetworkPlan) -> Graph:
    """The network: nodes "broker-3" with `role`, `stage` (0 first), `capacity` (units of flow); edges as goods go."""
    graph: Graph = nx.DiGraph()
    streams = [np.random.default_rng([plan.seed, stage]) for stage in range(len(ROLE_NAMES))]
    for stage, name in enumerate(ROLE_NAMES):
        _add_actors(graph, name, stage, plan.roles[name], streams[stage])
    for stage, (before, after) in enumerate(pairwise(ROLE_NAMES), start=1):
        _link(graph, before, after, plan.roles[after], streams[stage])
    return graph


def actors_of(graph: Graph, role: str) -> list[str]:
    """The actors of a role, in order of entry."""
    return [node for node, data in graph.nodes(data=True) if data["role"] == role]


def max_flow(graph: Graph) -> int:
    """Units of flow that reach the market: the maximum flow through actors' capacities, at most DEMAND."""
    split: nx.DiGraph[str] = nx.DiGraph()
    split.add_nodes_from(["source", "market", "demand"])
    for node, data in graph.nodes(data=True):
        split.add_edge(f"{node}<", f"{node}>", capacity=data["capacity"])
        if data["stage"] == 0:
            split.add_edge("source", f"{node}<")
        if data["stage"] == len(ROLE_NAMES) - 1:
            split.add_edge(f"{node}>", "market")
    split.add_edges_from((f"{a}>", f"{b}<") for a, b in graph.edges)
    split.add_edge("market", "demand", capacity=DEMAND)
    return int(nx.maximum_flow_value(split, "source", "demand"))


def shares_of(total: int, weights: Iterable[float]) -> list[int]:
    """`total` in whole parts in proportion to the weights; they sum to it."""
    cumulative = np.cumsum(list(weights))
    edges = np.rint(cumulative / cumulative[-1] * total).astype(int)
    return [int(part) for part in np.diff(edges, prepend=0)]


def _add_actors(graph: Graph, role: str, stage: int, settings: RoleSettings, random: np.random.Generator) -> None:
    sizes = random.lognormal(0.0, SPREAD_OF_SIZES, settings.actors)
    for place, capacity in enumerate(shares_of(round(settings.redundancy * DEMAND), sizes), start=1):
        graph.add_node(f"{role}-{place}", role=role, stage=stage, capacity=capacity)


def _link(graph: Graph, before: str, after: str, settings: RoleSettings, random: np.random.Generator) -> None:
    sellers, buyers = actors_of(graph, before), actors_of(graph, after)
    for buyer in buyers:
        weights = np.array([1.0 + settings.hubs * graph.out_degree(seller) for seller in sellers])
        count = min(settings.links, len(sellers))
        for chosen in random.choice(len(sellers), size=count, replace=False, p=weights / weights.sum()):
            graph.add_edge(sellers[chosen], buyer)
    for seller in sellers:
        if graph.out_degree(seller) == 0:
            graph.add_edge(seller, buyers[int(random.integers(len(buyers)))])
