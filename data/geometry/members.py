"""Which drawn counties belong to which HIDTA: the list names some by codes that the 2023 shapes no longer have."""

import pandas as pd

HALF = 0.5


def hidta_by_county(hidta_counties: pd.DataFrame, code_changes: pd.DataFrame) -> pd.Series:
    """HIDTA slug by county code of 2023, sorted by it.

    A new county belongs to a HIDTA when more than half of its area lies in old counties the HIDTA lists. This gives
    five of Connecticut's planning regions to New England; it is approximate, as the list is by old counties.
    `hidta_counties` needs fips and hidta_slug; `code_changes` needs old_fips, new_fips and area_share_of_new.
    """
    listed = hidta_counties.set_index(hidta_counties["fips"].astype("str"))["hidta_slug"].astype("str")
    changes = code_changes.astype({"old_fips": "str", "new_fips": "str"})
    heirs = changes.assign(slug=changes["old_fips"].map(listed)).dropna(subset=["slug"])
    shares = heirs.groupby(["new_fips", "slug"])["area_share_of_new"].sum()
    inherited = shares[shares > HALF].reset_index().set_index("new_fips")["slug"]
    current = listed[~listed.index.isin(changes["old_fips"])]
    new = inherited[~inherited.index.isin(current.index)]
    members: pd.Series = pd.concat([current, new]).sort_index().rename_axis("fips")
    return members
