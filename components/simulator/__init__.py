"""The simulator's parts: its state, knobs, controls, results and the panel that reproduces them."""
