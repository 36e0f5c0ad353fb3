"""The folder where a source's answers are kept until its tables are made: what is there need not be asked again."""

import json
import shutil
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.errors import one_line
from data.files import replace_text
from data.refresh.download import Ask, Client
from data.refresh.faults import Fault

_PLAN = "plan.json"
_SHOWN = 120


class Staging:
    """One source's folder. A plan (what is asked, of which version) that differs from the last empties it first."""

    def __init__(self, folder: Path, plan: dict[str, Any]) -> None:
        self.folder = folder
        text = json.dumps(plan, sort_keys=True)
        if not (folder / _PLAN).exists() or (folder / _PLAN).read_text(encoding="utf-8") != text:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            replace_text(folder / _PLAN, text)

    def has(self, name: str) -> bool:
        """Whether an answer is there already, whole."""
        return (self.folder / name).exists()

    def json(self, client: Client, ask: Ask, name: str, check: Callable[[Any], str]) -> Any:
        """The answer as JSON, from the folder or else asked for; None where the publisher has nothing (204).

        `check` says what is wrong with its form, "" if nothing: an answer that fails is not kept. Raises Fault.
        """
        file = self.folder / name
        if not file.exists():
            client.fetch(ask, file)
        try:
            return _checked(file, check)
        except Fault:
            file.unlink()
            raise

    def digest(self, names: Iterable[str]) -> str:
        """SHA-256 over the files, in that order."""
        total = sha256()
        for name in names:
            total.update((self.folder / name).read_bytes())
        return total.hexdigest()

    def clear(self) -> None:
        """Remove the folder: its answers are tables now, or of no use."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _checked(file: Path, check: Callable[[Any], str]) -> Any:
    content = file.read_bytes()
    if not content.strip():
        return None
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        start = " ".join(content[:_SHOWN].decode("utf-8", "replace").split())
        raise Fault(f"the answer is not JSON ({one_line(error)}); it starts: {start}") from None
    wrong = check(answer)
    if wrong:
        raise Fault(wrong)
    return answer
