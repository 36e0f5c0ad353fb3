"""Which role is central and hard to replace: the white paper's (after Sparrow) most valuable targets.

Illustrative: the ranking follows from the roles' assumed numbers, not from any observed network.
"""

from dataclasses import dataclass
from statistics import fmean

import networkx as nx

from model.network.chain import Graph, actors_of, max_flow
from model.network.plan import NetworkPlan
from model.network.roles import ROLES, RoleName


@dataclass(frozen=True)
class RoleSummary:
    """A role in the network. betweenness, degree: means over its actors, 0–1.

    equivalence: how like its most similar colleague an actor is on average: shared partners over all partners of the
    two, 0 unique – 1 the same. largest_loss: the part of flow lost at once when the most central actor is removed.
    replacement: quarters. target: betweenness × (1 − equivalence) × replacement, each as a part of the largest among
    roles, 0–1: central, unlike others, slow to replace. ◇ Sparrow and the paper give the idea, not the product.
    """

    role: RoleName
    title: str
    actors: int
    betweenness: float
    degree: float
    equivalence: float
    largest_loss: float
    replacement: int
    target: float


def role_summaries(graph: Graph, plan: NetworkPlan) -> tuple[RoleSummary, ...]:
    """Every role in the order of the chain."""
    between, degree = betweenness(graph), nx.degree_centrality(graph)
    flow = max_flow(graph)
    rows = []
    for role in ROLES:
        actors = actors_of(graph, role.name)
        first = by_centrality(graph, role.name, between)[0]
        left = max_flow(graph.subgraph(set(graph) - {first}))
        rows.append(
            RoleSummary(
                role=role.name,
                title=role.title,
                actors=len(actors),
                betweenness=fmean(between[actor] for actor in actors),
                degree=fmean(degree[actor] for actor in actors),
                equivalence=fmean(_equivalence(graph, actor, actors) for actor in actors),
                largest_loss=1 - left / flow if flow else 0.0,
                replacement=plan.roles[role.name].replacement,
                target=0.0,
            )
        )
    return _with_targets(rows)


def by_centrality(graph: Graph, role: str, between: dict[str, float]) -> list[str]:
    """The actors of a role, the most central first: by betweenness, then capacity, then name."""
    return sorted(actors_of(graph, role), key=lambda a: (-round(between[a], 12), -graph.nodes[a]["capacity"], a))


def betweenness(graph: Graph) -> dict[str, float]:
    """Betweenness of every actor, 0–1, with the goods' origin and the market at the ends of the chain: without them
    the first and last roles would lie between nobody.
    """
    ends: Graph = graph.copy()
    last = max(stage for _, stage in graph.nodes(data="stage"))
    ends.add_edges_from([("origin", node) for node, stage in graph.nodes(data="stage") if stage == 0])
    ends.add_edges_from([(node, "market") for node, stage in graph.nodes(data="stage") if stage == last])
    found: dict[str, float] = nx.betweenness_centrality(ends)
    return {node: found[node] for node in graph}


def _equivalence(graph: Graph, actor: str, colleagues: list[str]) -> float:
    own = _partners(graph, actor)
    others = [_partners(graph, other) for other in colleagues if other != actor]
    return max((len(own & other) / len(own | other) for other in others if own | other), default=0.0)


def _partners(graph: Graph, actor: str) -> set[str]:
    return {*graph.predecessors(actor), *graph.successors(actor)}


def _with_targets(rows: list[RoleSummary]) -> tuple[RoleSummary, ...]:
    def relative(values: list[float]) -> list[float]:
        largest = max(values)
        return [value / largest if largest > 0 else 0.0 for value in values]

    parts = zip(
        relative([row.betweenness for row in rows]),
        relative([1 - row.equivalence for row in rows]),
        relative([float(row.replacement) for row in rows]),
        strict=True,
    )
    return tuple(
        RoleSummary(**{**vars(row), "target": central * unlike * slow})
        for row, (central, unlike, slow) in zip(rows, parts, strict=True)
    )
