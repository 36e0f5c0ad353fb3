"""Why a source could not be refreshed, in a sentence for the person who asked."""


class Fault(Exception):
    """The source could not be had; the table that serves stays. `str()` is the sentence."""


class Temporary(Fault):
    """A fault that may pass; `wait` is how many seconds the publisher asks to wait, None if it does not say."""

    def __init__(self, sentence: str, wait: float | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait


class NotThere(Fault):
    """The publisher has nothing at this address (404, 410)."""


class Refused(Fault):
    """The new vintage breaks a rule, named by `rule`; the table that serves stays."""

    def __init__(self, rule: str, sentence: str) -> None:
        super().__init__(sentence)
        self.rule = rule
