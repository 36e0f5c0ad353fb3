"""What can be wrong with an input or a table, said so that a person can act on it."""


class WrongInput(ValueError):
    """A raw file or the table made from it breaks a rule; nothing is written.

    `file` is relative to the raw folder, `row` the 1-based line in it (or the tidy row's key), `rule` what should hold.
    """

    def __init__(self, file: str, row: int | str | None, rule: str) -> None:
        self.file = file
        self.row = row
        self.rule = rule
        super().__init__(": ".join(part for part in (file, _place(row), rule) if part))


class TableUnavailable(RuntimeError):
    """A table of the snapshot cannot be read: missing, corrupt, or not as the catalog says."""

    def __init__(self, dataset_id: str, reason: str) -> None:
        self.dataset_id = dataset_id
        self.reason = reason
        super().__init__(f"The table {dataset_id} is not available: {reason}")


def one_line(error: Exception) -> str:
    """What another library says of its error, on one line."""
    return " ".join(str(error).split())


def _place(row: int | str | None) -> str:
    return "" if row is None else f"row {row}"
