"""What the page shows of the network is the model's, and fragmentation is the count it says it is."""

import pytest

from model.network import NetworkPlan, removal, role_summaries, supply_chain
from scenarios.network_study import drawn, stages, study


def test_a_study_holds_the_removal_of_every_role_whichever_the_plan_removes() -> None:
    plan = NetworkPlan(removed="broker", share=0.25, seed=7)
    found = study(plan)
    assert found.removals["broker"] == removal(plan)
    assert found.removals["transport"] == removal(plan.model_copy(update={"removed": "transport"}))
    assert tuple(found.roles.values()) == role_summaries(supply_chain(plan), plan)


def test_drawn_networks_are_the_removals_own() -> None:
    plan = NetworkPlan()
    chain, result = drawn(plan), removal(plan)
    assert chain.removed == result.removed
    assert not set(chain.removed) & set(chain.after)
    assert len(chain.regrown) == result.moments[-1].actors


def test_effective_number_of_equal_actors_is_their_number() -> None:
    plan = NetworkPlan()
    found = stages(removal(plan), plan.roles["finance"].replacement)
    assert [each.title for each in found] == ["Before", "At removal", "After regrowth"]
    assert found[0].effective <= found[0].actors
    assert found[2].effective > found[0].effective
    one = plan.model_copy(
        update={"roles": plan.roles | {"finance": plan.roles["finance"].model_copy(update={"actors": 1})}}
    )
    assert stages(removal(one), 4)[0].effective == pytest.approx(1)


def test_regrowth_beyond_the_quarters_shown_is_not_told() -> None:
    plan = NetworkPlan(quarters=3)
    assert [each.title for each in stages(removal(plan), 4)] == ["Before", "At removal"]
