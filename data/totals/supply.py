"""Known totals of the tables of the drug market."""

from data.totals.record import Total, count, distinct, total

_FENTANYL = {"base": "Fentanyl"}

TOTALS: dict[str, tuple[Total, ...]] = {
    "nflis_reports": (
        Total("reports of all half-years", total("reports"), 1445952),
        Total("reports of fentanyl in 2017", total("reports", year=2017, **_FENTANYL), 59215),
        Total("reports of fentanyl in 2023", total("reports", year=2023, **_FENTANYL), 178862),
        Total("jurisdictions", distinct("state"), 55),
        Total("substances", distinct("substance_id"), 182),
        Total("half-years", distinct("period_end"), 18),
        Total("rows of no known state", count(state="XX"), 3),
    ),
}
