"""Which drawn counties belong to which HIDTA."""

import pandas as pd

from data.county_codes import joined_codes


def hidta_by_county(hidta_counties: pd.DataFrame, code_changes: pd.DataFrame) -> pd.Series:
    """HIDTA slug by the county code that is drawn, sorted by it.

    The list names Alaska's Chugach and Copper River apart; they are drawn, and their deaths published, as one county.
    `hidta_counties` needs fips and hidta_slug; `code_changes` needs old_fips, new_fips and area_share_of_new.
    """
    fips = hidta_counties["fips"].astype("str").replace(joined_codes(code_changes))
    slugs = pd.Series(hidta_counties["hidta_slug"].astype("str").to_numpy(), index=fips)
    members: pd.Series = slugs[~slugs.index.duplicated()].sort_index().rename_axis("fips")
    return members
