"""Refreshes from the publishers' own files, served as they are."""

import pandas as pd
import pytest

from data import store
from data.refresh.publishers.files import candidates
from data.vintages import vintage
from tests.data.conftest import NOW
from tests.data.test_refresh import STATE
from tests.data.test_refresh_swap import link

CBP = "/files/2026-05/nationwide-drugs-fy23-fy26-apr.csv"
AMO = "/files/2026-05/amo-drug-seizures-fy23-fy26-apr.csv"


def test_the_seizures_of_amo_as_published_are_the_table(world, raw):
    link(world, "cbp_amo_seizures")
    before = store.load("cbp_amo_seizures")
    world.publisher.file(AMO, (raw / "seizures/amo-drug-seizures-fy23-fy26-dec.csv").read_bytes())
    result = world.refresh("cbp-amo-seizures")
    assert result.outcome == "refreshed", result.sentence
    pd.testing.assert_frame_equal(store.load("cbp_amo_seizures"), before)


def test_seizures_to_april_do_not_replace_fentanyl_to_august_unnoticed(world, raw):
    link(world, "cbp_seizures", "cbp_fentanyl_recent")
    before = store.load("cbp_seizures")
    world.publisher.file(CBP, (raw / "seizures/nationwide-drugs-fy23-fy26-apr.csv").read_bytes())
    result = world.refresh("cbp-seizures")
    assert (result.outcome, result.rule) == ("refused", "coverage")
    assert "cbp_fentanyl_recent: rule coverage: 2026 covered 11 months and covers 7" in result.sentence
    assert not vintage("cbp_seizures").refreshed
    assert world.refresh("cbp-seizures", accept=("coverage",)).outcome == "refreshed"
    pd.testing.assert_frame_equal(store.load("cbp_seizures"), before)
    recent = store.load("cbp_fentanyl_recent")
    assert recent.loc[recent["fiscal_year"].eq(2023), "pounds"].sum() == pytest.approx(27022.85, abs=0.05)


def test_an_older_vintage_of_the_state_series_is_refused(world, raw):
    link(world, STATE)
    published = pd.read_parquet(raw / "mortality/vsrr_state_2015-01_2025-02.parquet")
    columns = {name: name.lower().replace(" ", "_") for name in published.columns}
    text = published.rename(columns=columns).astype({"year": "int32"})
    world.publisher.socrata(
        "xkb8-kh2a",
        [{key: str(value) for key, value in row.items() if pd.notna(value)} for row in text.to_dict("records")],
    )
    world.endpoints.write_text(world.endpoints.read_text().replace("page_rows = 100", "page_rows = 20000"))
    result = world.refresh("vsrr-state")
    assert (result.outcome, result.rule) == ("refused", "rows")
    assert "it covered Jan 2015 to Jan 2026 and covers Jan 2015 to Feb 2025" in result.sentence
    assert not vintage(STATE).refreshed


def test_the_months_of_the_files_lie_within_those_tried():
    tried = list(candidates((CBP.replace("2026-05", "{published}").replace("26-apr", "{fy}-{month}"),), NOW))
    assert CBP in tried
