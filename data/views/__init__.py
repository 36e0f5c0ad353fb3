"""Frames that pages read, made from the tables: pure functions, one module a subject."""
