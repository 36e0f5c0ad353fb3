"""Saved scenarios: named, versioned, forked, shared by link, deleted with undo."""
