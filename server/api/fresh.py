"""Answers that a reader need not fetch twice: a weak ETag by the table's file and the question asked."""

import hashlib
from collections.abc import Callable

from flask import make_response, request
from flask.wrappers import Response

from data import store
from data.catalog import CATALOG
from data.store import TableUnavailable


def unless_known(dataset_ids: tuple[str, ...], answer: Callable[[], Response | str]) -> Response:
    """304 where the reader already has this answer, else the answer with its ETag.

    dataset_ids: the tables it is made from; a new vintage of one gives a new ETag. The ETag is weak: the same rows
    are the same answer, however they are compressed.
    """
    tag = _tag(dataset_ids)
    known = request.if_none_match.contains_weak(tag)
    response = make_response("", 304) if known else make_response(answer())
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "no-cache"  # kept, and asked about each time
    return response


def _tag(dataset_ids: tuple[str, ...]) -> str:
    files = [store.path(dataset_id) for dataset_id in dataset_ids]
    try:
        stamps = [f"{file.name}:{file.stat().st_mtime_ns}:{file.stat().st_size}" for file in files]
    except OSError:
        missing = next(name for name, file in zip(dataset_ids, files, strict=True) if not file.exists())
        raise TableUnavailable(missing, "its file is missing") from None
    entries = [repr(CATALOG[dataset_id]) for dataset_id in dataset_ids]
    question = f"{request.path}?{request.query_string.decode(errors='replace')}"
    return hashlib.sha256("\n".join([question, *stamps, *entries]).encode()).hexdigest()[:32]
