"""Tests, beside the rooms they test."""
