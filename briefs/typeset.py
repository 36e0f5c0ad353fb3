"""From a template, its content and its pictures to a PDF, by Typst's own compiler inside this process.

What a reader wrote reaches the page as data only: it is written to a JSON file that the template reads, so that no
word of it is ever markup or code. Nothing is fetched, and no font of the machine is used.
"""

import json
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).parent / "templates"
STYLE = "style.typ"
CONTENT = "content.json"
STANDARD = "ua-1"  # PDF/UA-1: tagged, titled, every picture with its words; the compiler refuses what is not


def typeset(template: str, content: Mapping[str, Any], images: Mapping[str, bytes]) -> bytes:
    """The PDF of a template of this folder (name without ending): PDF/UA-1, or tagged where a letter has no shape.

    content: plain JSON types, read by the template. images: SVG by file name without ending. The same arguments give
    the same bytes. Raises typst.TypstError where the template cannot be set, TypeError for content that is not JSON.
    """
    with tempfile.TemporaryDirectory(prefix="setpoint-brief-") as name:
        folder = Path(name)
        for source in (STYLE, f"{template}.typ"):
            (folder / source).write_bytes((TEMPLATES / source).read_bytes())
        text = json.dumps(_cleaned(content), ensure_ascii=False, allow_nan=False)
        (folder / CONTENT).write_text(text, encoding="utf-8")
        for image, drawn in images.items():
            (folder / f"{image}.svg").write_bytes(drawn)
        try:
            return _compiled(folder, template, [STANDARD])
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
            # the standard allows no letter without a shape (an emoji in a name): a box is better than no brief
            return _compiled(folder, template, [])


def printable(text: str) -> str:
    """The text on one line, without characters that have no shape or that turn the direction of others."""
    return "".join(letter for letter in " ".join(text.split()) if unicodedata.category(letter)[0] != "C").strip()


def web_address(address: str) -> str:
    """The address where it is one of the web, else nothing: a PDF's link may name a program."""
    return address if address.startswith(("http://", "https://")) else ""


def _compiled(folder: Path, template: str, standards: list[Any]) -> bytes:
    return typst.compile(
        str(folder / f"{template}.typ"),
        root=str(folder),
        format="pdf",
        ignore_system_fonts=True,
        package_path=str(folder),
        package_cache_path=str(folder),
        pdf_standards=standards,
        timestamp=0,  # the document itself is undated: its sources say of when they are
    )


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    return value
