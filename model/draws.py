"""Inputs with many draws: each draw a small, seeded disturbance of a point run."""

from dataclasses import replace

import numpy as np

from model.arrays import Floats, Inputs, with_unattributed


def perturbed(inputs: Inputs, draws: int, seed: int, spread: float = 0.1) -> Inputs:
    """`inputs` of one draw, disturbed `draws` times by a factor uniform in 1 ± spread; same seed, same result.

    Disturbed are deaths, shares, scores, elasticities and the cost of a death. Shares are scaled down where they
    would exceed 1; a score stays at or below 100. A spread of 0 repeats the point run.
    """
    rng = np.random.default_rng(seed)

    def disturbed(values: Floats) -> Floats:
        """The values times a factor of their own in each draw; draws lie next to each other in memory."""
        shape = (*values.shape[:0:-1], draws)
        factor = rng.uniform(1.0 - spread, 1.0 + spread, size=shape).T
        return values * factor

    outcome, policy = inputs.outcome, inputs.policy
    share = disturbed(outcome.share[:, :-1])
    share = share / np.maximum(share.sum(axis=1, keepdims=True), 1.0)
    return replace(
        inputs,
        policy=replace(
            policy,
            cost_per_death=disturbed(policy.cost_per_death),
            import_elasticity=disturbed(policy.import_elasticity),
            crossing_elasticity=disturbed(policy.crossing_elasticity),
        ),
        outcome=replace(
            outcome,
            deaths_baseline=disturbed(outcome.deaths_baseline),
            deaths_current=disturbed(outcome.deaths_current),
            share=with_unattributed(share),
            score=np.minimum(disturbed(outcome.score), 100.0),
        ),
    )
