"""When fentanyl precursors first came under control in China, Mexico, the United States and the UN conventions."""

from pathlib import Path

import pandas as pd

from data.raw import codes, read_sheet_rows, refuse

FILE = "governance/precursor_scheduling_dates.xlsx"
JURISDICTIONS = {"china": "CHN", "mexico": "MEX", "us": "USA", "un": "UN"}
LEADS_ONLY = "MEX"  # the compiler's dates for Mexico are unreliable
LISTS = ("US", "Altana", "NFLIS")
_NONE_FOUND = "NO_CONFIRMED_"
_MONTH = r"(19|20)\d\d-(0[1-9]|1[0-2])"
_SUBSTANCE, _LIST, _CODE, _GUESSED = "chemical_name_list", "source", "hs_code_inferred", "hs_code_inference_reason"
_ASSIGNED = "Used assigned"


def parse(raw: Path) -> pd.DataFrame:
    """One row a substance and jurisdiction: the month of first control and what the date is worth."""
    columns = {jurisdiction: f"{jurisdiction}_first_scheduled_ym" for jurisdiction in JURISDICTIONS}
    rows = read_sheet_rows(raw, FILE, (_SUBSTANCE, _LIST, _CODE, _GUESSED, *columns.values()))
    refuse(rows[_SUBSTANCE].eq(""), FILE, f"{_SUBSTANCE} must not be blank")
    return pd.concat([_control(rows, column, JURISDICTIONS[name]) for name, column in columns.items()])


def _control(rows: pd.DataFrame, column: str, jurisdiction: str) -> pd.DataFrame:
    text = codes(rows[column], FILE, rf"({_MONTH}|{_NONE_FOUND}.*)?", "a month such as 2023-10, or that none is found")
    dated = text.str.fullmatch(_MONTH)
    evidence = pd.Series("not reviewed", index=text.index, dtype="str")
    evidence = evidence.mask(text.str.startswith(_NONE_FOUND), "none found")
    evidence = evidence.mask(dated, "lead" if jurisdiction == LEADS_ONLY else "date found")
    month = pd.to_datetime(text.where(dated), format="%Y-%m")
    return pd.DataFrame(
        {
            "substance": rows[_SUBSTANCE],
            "named_by": codes(rows[_LIST], FILE, "|".join(LISTS), f"one of {', '.join(LISTS)}"),
            "jurisdiction": jurisdiction,
            "first_controlled": month + pd.offsets.MonthEnd(0),
            "evidence": evidence,
            "status": dated.map({True: "published", False: "not_available"}),
            "hs6": codes(rows[_CODE], FILE, r"\d{6}", "an HS code of six digits"),
            "hs6_guessed": ~rows[_GUESSED].str.startswith(_ASSIGNED),
        }
    )
