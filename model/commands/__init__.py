"""The commands of `python -m model`, one a module; each adds itself to the parser and says what it does."""
