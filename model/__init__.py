"""The assessment: from outcome scores to border adjustments and tolls. Pure functions."""
