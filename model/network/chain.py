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
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from model.network.plan import NetworkPlan, RoleSettings
from model.network.roles import ROLE_NAMES

Graph: TypeAlias = "nx.DiGraph[str]"

# units of flow that the market takes: whole numbers keep the maximum flow exact
DEMAND = 10_000
SPREAD_OF_SIZES = 0.5
# more than any actor can carry: a link itself holds nothing back
UNLIMITED = 10**9


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
    enter = {node: place for place, node in enumerate(graph)}
    market, demand, source = (2 * len(enter) + place for place in range(3))
    last = len(ROLE_NAMES) - 1
    pipes = [(enter[a] + len(enter), enter[b], UNLIMITED) for a, b in graph.edges]
    for node, data in graph.nodes(data=True):
        leave = enter[node] + len(enter)
        pipes.append((enter[node], leave, data["capacity"]))
        pipes += [(source, enter[node], UNLIMITED)] * (data["stage"] == 0)
        pipes += [(leave, market, UNLIMITED)] * (data["stage"] == last)
    starts, ends, capacities = zip(*pipes, (market, demand, DEMAND), strict=True)
    shape = (source + 1, source + 1)
    network = csr_array((np.array(capacities, np.int32), (starts, ends)), shape=shape)
    return int(maximum_flow(network, source, demand).flow_value)


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
