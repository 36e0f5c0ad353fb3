"""Every parameter of the model as CSV and JSON, from the one schema."""

import csv
import io
import json
from typing import Any

from components.methods.used_on import pages_of
from model.parameter import Parameter
from model.parameters import PARAMETERS


def parameters_csv() -> str:
    """A row a parameter; lists are joined by a semicolon, what is not there is empty."""
    rows = [parameter_record(each) for each in PARAMETERS.values()]
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({key: _flat(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def parameters_json() -> str:
    """A list of records, one a parameter."""
    return json.dumps([parameter_record(each) for each in PARAMETERS.values()], indent=1, ensure_ascii=False)


def parameter_record(parameter: Parameter) -> dict[str, Any]:
    """What is known of a parameter, as plain JSON types."""
    low, high = parameter.plausible or (None, None)
    allowed = parameter.allowed
    return {
        "name": parameter.name,
        "title": parameter.title,
        "symbol": parameter.symbol,
        "description": parameter.description,
        "unit": parameter.unit,
        "default": parameter.default,
        "default_rule": parameter.default_rule,
        "plausible_low": low,
        "plausible_high": high,
        "plausible_rule": parameter.plausible_rule,
        "allowed_low": None if allowed is None else allowed.low,
        "allowed_high": None if allowed is None else allowed.high,
        "choices": list(parameter.choices),
        "status": parameter.status,
        "source": parameter.source,
        "section": parameter.section,
        "pages": list(pages_of(parameter)),
    }


def _flat(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value
