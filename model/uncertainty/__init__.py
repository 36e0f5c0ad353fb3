"""Uncertainty (model.md §6): ranges on any parameter, draws, intervals, ranks, tornado and Sobol indices."""
