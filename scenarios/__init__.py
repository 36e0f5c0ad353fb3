"""Where the model meets the data: the default scenario, attribution lenses and presets."""
