"""An attacker against the workspace and the server: what is refused, and that nothing changed by it."""
