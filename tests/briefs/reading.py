"""How tests read a brief: its words, its pages, the words that stand for its pictures."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All words of the document, spaces made one."""
    return " ".join(" ".join(page.extract_text() for page in opened(pdf).pages).split())


def alternatives(pdf: bytes) -> list[str]:
    """The alternative text of every tagged figure."""
    tree = opened(pdf).trailer["/Root"]["/StructTreeRoot"]
    return [str(node["/Alt"]) for node in _nodes(tree) if "/Alt" in node]


def kinds(pdf: bytes) -> set[str]:
    """The kinds of elements that the document is tagged with: H1, Table, TH, Figure …"""
    tree = opened(pdf).trailer["/Root"]["/StructTreeRoot"]
    return {str(node["/S"]).removeprefix("/") for node in _nodes(tree) if "/S" in node}


def _nodes(node: Any) -> Iterator[Any]:
    node = node.get_object()
    yield node
    children = node.get("/K", [])
    children = children.get_object() if hasattr(children, "get_object") else children
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(found, dict):
            yield from _nodes(found)
