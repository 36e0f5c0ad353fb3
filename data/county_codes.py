"""Which county codes the death series use where the shapes and lists of 2023 have others."""

import pandas as pd


def joined_codes(changes: pd.DataFrame) -> dict[str, str]:
    """Old code by new code, for old counties of which every successor is wholly a part (Alaska's 02261).

    `changes` needs old_fips, new_fips and area_share_of_new. Where borders cross (Connecticut), no new code stands
    for an old one and there is no entry.
    """
    whole = changes.groupby("old_fips")["area_share_of_new"].transform("min") == 1
    pairs = changes[whole].astype({"old_fips": "str", "new_fips": "str"})
    return dict(zip(pairs["new_fips"], pairs["old_fips"], strict=True))
