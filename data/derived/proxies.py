"""The proxies a score may be measured by: what each is, of what units, where from and how weak."""

from dataclasses import dataclass

OVERSUPPLY, COUNTERFEIT_PILLS, ADULTERATION = "oversupply", "counterfeit_pills", "adulteration"
OUTCOMES = (OVERSUPPLY, COUNTERFEIT_PILLS, ADULTERATION)
ALL_COUNTRIES = "ALL"  # a measure of the whole nation, whatever the country of origin
_NOT_A_SAMPLE = (
    "Seizures measure enforcement as well as flow and are not a random sample: fewer seizures can mean fewer searches. "
    "Pounds are gross weight, whatever the purity."
)


@dataclass(frozen=True)
class Proxy:
    """A way to measure a flow. `proposed`: the score to take, where others are set beside it."""

    proxy: str
    measured: str
    found_unit: str
    base_unit: str
    source: str
    weakness: str
    proposed: bool


IMPORTS = Proxy(
    "land_seizures_per_imports",
    "pounds of fentanyl found on land at and between the ports, per billion dollars of the country's goods",
    "lb",
    "billion USD of imports",
    "U.S. Customs and Border Protection, Drug Seizure Statistics; U.S. Census Bureau, goods imports by country",
    f"{_NOT_A_SAMPLE} Dollars of imports stand for the traffic it hides in, and rise with prices.",
    proposed=True,
)
ENTRIES = Proxy(
    "land_seizures_per_entry",
    "pounds of fentanyl found on land at and between the ports, per million entries by people",
    "lb",
    "million entries",
    "U.S. Customs and Border Protection, Drug Seizure Statistics; BTS, Border Crossing/Entry Data",
    f"{_NOT_A_SAMPLE} The crossings in the table end earlier than the seizures.",
    proposed=False,
)
PILLS = Proxy(
    "potent_pills",
    "pills seized by DEA in a month, times the share of tested pills with at least 2 mg of fentanyl",
    "pills with at least 2 mg",
    "months",
    "DEA annual statements and Fentanyl Profiling Program, as quoted; see the table parameters",
    "A count for the nation, read as Mexico's because {part:.0%} of the fentanyl that CBP found in {year} was on land "
    'at the southwest border. Rounded counts from statements ("close to 80 million", "more than 45 million" by '
    f"1 December 2025); the share is of fiscal years. {_NOT_A_SAMPLE}",
    proposed=True,
)
REPORTS = Proxy(
    "lab_reports",
    "laboratory reports of fentanyl and related substances in the first half of the year",
    "laboratory reports",
    "months",
    "DEA, National Forensic Laboratory Information System (NFLIS-Drug), public query",
    "Counts of what laboratories were sent: police practice and backlogs move them, and the latest half-years are "
    "still incomplete. No country is told, and samples tested more than once count more than once.",
    proposed=False,
)
CO_REPORTS = Proxy(
    "lab_co_reports",
    "laboratory reports of fentanyl with another drug in one sample",
    "",
    "",
    "",
    "Adulteration would be measured by laboratory reports of fentanyl together with another drug in one sample. The "
    "public NFLIS-Drug query gives reports of fentanyl-related substances alone, not what else the sample held.",
    proposed=False,
)
PROXIES = (IMPORTS, ENTRIES, PILLS, REPORTS, CO_REPORTS)
