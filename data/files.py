"""Write files so that a reader, or a crash, never finds half of one."""

import os
from pathlib import Path


def replace_text(file: Path, text: str) -> None:
    """Write the text aside, see it on the disk, then put it in the file's place in one step."""
    replace_bytes(file, text.encode("utf-8"))


def replace_bytes(file: Path, content: bytes) -> None:
    """As replace_text, for bytes."""
    aside = file.with_name(f".{file.name}.new")
    with aside.open("wb") as stream:
        stream.write(content)
        flush(stream.fileno())
    aside.replace(file)


def flush(descriptor: int) -> None:
    """See what was written on the disk before its name is given away."""
    os.fsync(descriptor)
