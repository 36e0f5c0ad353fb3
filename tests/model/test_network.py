"""The illustrative supply chain: conserved, repeatable, and worked out by hand where it is small."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model.__main__ import main
from model.network import (
    ROLES,
    NetworkPlan,
    RoleSettings,
    compare_roles,
    default_roles,
    max_flow,
    removal,
    removal_report,
    role_summaries,
    supply_chain,
)
from model.network.centrality import betweenness, by_centrality
from model.network.chain import DEMAND, actors_of, shares_of
from model.network.roles import ROLE_NAMES
from model.problems import problems_of


def small(**changes: Any) -> NetworkPlan:
    """One actor a role, each just able to carry the market; `changes` are settings of the brokers."""
    one = {"actors": 1, "redundancy": 1.0, "links": 1, "hubs": 0.0, "replacement": 2, "successors": 2}
    roles = {name: RoleSettings(**one) for name in ROLE_NAMES}
    roles["broker"] = RoleSettings(**(one | changes))
    return NetworkPlan(roles=roles, removed="broker", share=1.0, quarters=4)


@st.composite
def plans(draw: st.DrawFn) -> NetworkPlan:
    roles = {
        name: RoleSettings(
            actors=draw(st.integers(1, 8)),
            redundancy=draw(st.floats(0.1, 4.0)),
            links=draw(st.integers(1, 5)),
            hubs=draw(st.floats(0.0, 5.0)),
            replacement=draw(st.integers(1, 5)),
            successors=draw(st.integers(1, 4)),
        )
        for name in ROLE_NAMES
    }
    return NetworkPlan(
        roles=roles,
        removed=draw(st.sampled_from(ROLE_NAMES)),
        share=draw(st.floats(0.0, 1.0)),
        quarters=draw(st.integers(0, 8)),
        targets=draw(st.sampled_from(["central", "random"])),
        seed=draw(st.integers(0, 1000)),
    )


@settings(deadline=None, derandomize=True, max_examples=40)
@given(plans())
def test_the_chain_is_layered_whole_and_within_its_capacities(plan: NetworkPlan) -> None:
    graph = supply_chain(plan)
    assert nx.is_directed_acyclic_graph(graph)
    assert all(graph.nodes[b]["stage"] == graph.nodes[a]["stage"] + 1 for a, b in graph.edges)
    for stage, name in enumerate(ROLE_NAMES):
        actors = actors_of(graph, name)
        capacity = sum(graph.nodes[actor]["capacity"] for actor in actors)
        assert capacity == round(plan.roles[name].redundancy * DEMAND)
        assert max_flow(graph) <= min(capacity, DEMAND)
        assert all(stage == 0 or graph.in_degree(actor) > 0 for actor in actors)
        assert all(stage == len(ROLE_NAMES) - 1 or graph.out_degree(actor) > 0 for actor in actors)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(plans())
def test_removal_never_adds_flow_and_counts_every_actor(plan: NetworkPlan) -> None:
    found = removal(plan)
    before, after = found.moments[0], found.moments[1]
    assert [moment.quarter for moment in found.moments] == list(range(-1, plan.quarters + 1))
    assert after.flow <= before.flow
    assert after.actors == before.actors - len(found.removed)
    for moment in found.moments:
        assert sum(moment.components) == moment.actors
        assert 0 <= moment.concentration <= 1
    json.dumps(removal_report(found), allow_nan=False)


@settings(deadline=None, derandomize=True, max_examples=20)
@given(plans())
def test_the_same_plan_gives_the_same_result(plan: NetworkPlan) -> None:
    assert nx.utils.graphs_equal(supply_chain(plan), supply_chain(plan))
    assert removal(plan) == removal(plan)


def test_a_chain_of_single_actors_by_hand() -> None:
    # seven in a row; without the broker two parts of three, and nothing passes for its two quarters to replace
    found = removal(small())
    assert found.removed == ("broker-1",)
    assert [moment.flow for moment in found.moments] == [1, 0, 0, 1, 1, 1]
    assert found.lost == 2
    assert found.moments[1].components == (3, 3)
    # two successors of half the size take its place, with the same partners: concentration 1 → 0 → ½² + ½²
    assert found.moments[-1].components == (8,)
    assert [moment.concentration for moment in found.moments] == [1, 0, 0, 0.5, 0.5, 0.5]


def test_redundancy_carries_the_rest() -> None:
    # four brokers who could carry twice the market; half of them gone, what is left decides
    plan = small(actors=4, redundancy=2.0).model_copy(update={"share": 0.5})
    left = sorted(set(actors_of(supply_chain(plan), "broker")) - set(removal(plan).removed))
    capacity = sum(supply_chain(plan).nodes[actor]["capacity"] for actor in left)
    assert removal(plan).moments[1].flow == pytest.approx(min(capacity, DEMAND) / DEMAND)


def test_the_flow_is_that_of_the_narrowest_role() -> None:
    assert max_flow(supply_chain(small(redundancy=0.3))) == round(0.3 * DEMAND)


def test_nothing_removed_changes_nothing() -> None:
    found = removal(NetworkPlan(share=0.0))
    assert found.removed == ()
    assert found.lost == 0
    assert {moment.flow for moment in found.moments} == {1.0}


def test_more_removed_never_leaves_more_flow() -> None:
    flows = [removal(NetworkPlan(removed="transport", share=share)).moments[1].flow for share in (0, 0.3, 0.6, 1)]
    assert flows == sorted(flows, reverse=True)
    assert flows[-1] == 0


def test_the_most_central_is_first() -> None:
    # a broker with every customer lies on more paths than one with a single customer
    graph = supply_chain(small(actors=2))
    lab = actors_of(graph, "synthesis")[0]
    graph.remove_edges_from([(seller, lab) for seller in list(graph.predecessors(lab))])
    graph.add_edge("broker-2", lab)
    assert by_centrality(graph, "broker", betweenness(graph)) == ["broker-2", "broker-1"]


def test_single_actors_are_unique_and_equally_central_around_the_middle() -> None:
    plan = small()
    rows = {row.role: row for row in role_summaries(supply_chain(plan), plan)}
    assert {row.equivalence for row in rows.values()} == {0.0}
    assert {row.largest_loss for row in rows.values()} == {1.0}
    # nine in a row with both ends: the middle lies between 4·4 of 8·7 ordered pairs
    assert rows["broker"].betweenness == pytest.approx(16 / 56)
    assert rows["broker"].target == 1


def test_two_of_a_kind_are_equivalent() -> None:
    rows = {row.role: row for row in role_summaries(supply_chain(small(actors=2)), small(actors=2))}
    assert rows["broker"].equivalence == 1.0
    assert rows["finance"].equivalence == 0.0


def test_roles_are_compared_in_the_order_of_the_chain() -> None:
    assert [result.role for result in compare_roles(NetworkPlan())] == list(ROLE_NAMES)


def test_defaults_lie_in_their_ranges_and_name_no_one() -> None:
    for role in ROLES:
        assert set(role.ranges) == set(RoleSettings.model_fields)
        assert all(low <= getattr(role, name) <= high for name, (low, high) in role.ranges.items())
        assert role.reason
    graph = supply_chain(NetworkPlan())
    assert all(node.rpartition("-")[0] in ROLE_NAMES and node.rpartition("-")[2].isdigit() for node in graph)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.integers(0, 10**6), st.lists(st.floats(0.01, 10.0), min_size=1, max_size=20))
def test_whole_parts_sum_to_the_total(total: int, weights: list[float]) -> None:
    parts = shares_of(total, weights)
    assert sum(parts) == total
    assert min(parts) >= 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"share": 1.5}, "share: allowed 0 to 1, got 1.5"),
        ({"share": float("nan")}, "share: allowed 0 to 1, got nan"),
        ({"quarters": -1}, "quarters: allowed 0 to 40, got -1"),
        ({"removed": "judge"}, "removed: input should be 'supplier'"),
        ({"roles": {}}, "roles.supplier: is required: a chain has no gap"),
        ({"seed": -1}, "seed: "),
        ({"actors": 5}, "actors: is not a known field"),
        (
            {"roles": {"broker": vars(default_roles()["broker"]) | {"actors": 0}}},
            "roles.broker.actors: allowed 1 to 100, got 0",
        ),
    ],
)
def test_a_bad_plan_is_refused_with_field_and_range(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        NetworkPlan.model_validate(changes)
    assert any(str(problem).startswith(said) for problem in problems_of(caught.value))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), st.lists), st.data())
def test_junk_is_refused_with_its_place(junk: Any, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(["roles", "removed", "quarters", "targets", "seed"]))
    with pytest.raises(ValidationError) as caught:
        NetworkPlan.model_validate({field: junk})
    assert all(problem.path.startswith(field) for problem in problems_of(caught.value))


def test_network_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.json"
    file.write_text("{}")
    assert main(["network", str(file)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["illustrative"] is True
    assert len(told["roles"]) == len(told["removals"]) == len(ROLES)


def test_a_bad_file_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.json"
    file.write_text('{"share": 2}')
    assert main(["network", str(file)]) == 2
    assert capsys.readouterr().err == "share: allowed 0 to 1, got 2\n"
