"""From a template, its content and its pictures to a PDF, by Typst's own compiler inside this process.

What a reader wrote reaches the page as data only: it is written to a JSON file that the template reads, so that no
word of it is ever markup or code. Nothing is fetched, and no font of the machine is used.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).parent / "templates"
STYLE = "style.typ"
CONTENT = "content.json"
STANDARD = "ua-1"  # PDF/UA-1: tagged, titled, every picture with its words; the compiler refuses what is not


def typeset(template: str, content: Mapping[str, Any], images: Mapping[str, bytes]) -> bytes:
    """The PDF of a template of this folder (name without ending).

    content: plain JSON types, read by the template. images: SVG by file name without ending. The same arguments give
    the same bytes. Raises typst.TypstError where the template cannot be set, TypeError for content that is not JSON.
    """
    with tempfile.TemporaryDirectory(prefix="setpoint-brief-") as name:
        folder = Path(name)
        for source in (STYLE, f"{template}.typ"):
            (folder / source).write_bytes((TEMPLATES / source).read_bytes())
        (folder / CONTENT).write_text(json.dumps(content, ensure_ascii=False, allow_nan=False), encoding="utf-8")
        for image, drawn in images.items():
            (folder / f"{image}.svg").write_bytes(drawn)
        return typst.compile(
            str(folder / f"{template}.typ"),
            root=str(folder),
            format="pdf",
            ignore_system_fonts=True,
            package_path=str(folder),
            package_cache_path=str(folder),
            pdf_standards=[STANDARD],
            timestamp=0,  # the document itself is undated: its sources say of when they are
        )
