"""Coordinators' own counts: a file read, its columns mapped, its rows checked, a preview; saved only when confirmed."""
