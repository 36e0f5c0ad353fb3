"""The model over time (model.md §8): reviews, responses, adaptation, new sources. Exploratory ◇."""
