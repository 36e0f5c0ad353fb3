"""Numbers as readers see them, as on paper too (house.formats)."""

from house.formats import MISSING, bounds, decimal, dollars, percent, signed, signed_percent, span, whole

__all__ = ["MISSING", "bounds", "decimal", "dollars", "percent", "signed", "signed_percent", "span", "whole"]
