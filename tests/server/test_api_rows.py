"""Rows by filter and page: the same rows as the table, what is hidden stays hidden, nothing is sent twice."""

import io
import json

import pandas as pd
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import store
from data.catalog import CATALOG
from server.api.query import BOUNDS, CONTROLS

ROWS = "/api/v1/datasets/county_deaths_annual/rows"


def rows(client: FlaskClient, question: str, dataset_id: str = "county_deaths_annual") -> dict:
    response = client.get(f"/api/v1/datasets/{dataset_id}/rows.json?{question}")
    assert response.status_code == 200, response.get_json()
    return response.get_json()


def test_filters_keep_the_rows_they_name(client: FlaskClient) -> None:
    answer = rows(client, "fips=04013&year__ge=2020&year__le=2022&columns=year,deaths,status&sort=-year")
    table = store.load("county_deaths_annual")
    kept = table[table["fips"].eq("04013") & table["year"].between(2020, 2022)].sort_values("year", ascending=False)
    assert [row["deaths"] for row in answer["rows"]] == kept["deaths"].tolist()
    assert list(answer["rows"][0]) == ["year", "deaths", "status"]
    assert (answer["total"], answer["next"]) == (3, None)


def test_a_value_given_twice_allows_either(client: FlaskClient) -> None:
    answer = rows(client, "year=2021&status=suppressed&fips=01001&fips=01005&fips=01011")
    assert {row["fips"] for row in answer["rows"]} <= {"01001", "01005", "01011"}
    assert all(row["deaths"] is None and (row["lower"], row["upper"]) == (1, 9) for row in answer["rows"])


def test_a_month_is_its_last_day(client: FlaskClient) -> None:
    question = "state=US&indicator_key=synthetic_opioids&month=2023-12"
    assert [row["reported"] for row in rows(client, question, "state_deaths_monthly")["rows"]] == [74091]
    bounded = "state=US&indicator_key=synthetic_opioids&month__ge=2023-12&month__le=2023-12"
    assert rows(client, bounded, "state_deaths_monthly")["rows"][0]["month"] == "2023-12-31"


def test_pages_hold_every_row_once(client: FlaskClient) -> None:
    seen, address = [], f"{ROWS}.json?year=2021&columns=fips&limit=900"
    while address:
        answer = client.get(address).get_json()
        seen += [row["fips"] for row in answer["rows"]]
        address = answer["next"]
    table = store.load("county_deaths_annual")
    assert seen == table.loc[table["year"].eq(2021), "fips"].tolist()


def test_csv_holds_the_same_rows_as_json(client: FlaskClient) -> None:
    question = "year=2023&status=suppressed_or_zero&columns=fips,deaths,upper"
    text = client.get(f"{ROWS}.csv?{question}").get_data(as_text=True)
    read = pd.read_csv(io.StringIO(text), dtype={"fips": str})
    assert read["fips"].tolist() == [row["fips"] for row in rows(client, question + "&limit=10000")["rows"]]
    assert read["deaths"].isna().all()
    assert read["upper"].eq(9).all()


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("yeer=2021", "yeer"),
        ("year=soon", "year"),
        ("year__gt=2020", "year__gt"),
        ("fips__ge=1", "fips__ge"),
        ("columns=fips,nothing", "columns"),
        ("sort=-nothing", "sort"),
        ("limit=0", "limit"),
        ("limit=10001", "limit"),
        ("offset=-1", "offset"),
        ("year=2020&limit=many", "limit"),
    ],
)
def test_a_wrong_question_names_its_field_and_what_is_allowed(client: FlaskClient, question: str, field: str) -> None:
    response = client.get(f"{ROWS}.json?{question}")
    assert response.status_code == 400
    (error,) = response.get_json()["errors"]
    assert error["field"] == field
    assert error["allowed"]


def test_no_column_has_the_name_of_a_control() -> None:
    for dataset in CATALOG.values():
        assert not set(dataset.column_names) & set(CONTROLS)
        assert not any(name.endswith(tuple(f"__{bound}" for bound in BOUNDS)) for name in dataset.column_names)


@pytest.mark.parametrize("kind", ["csv", "parquet", "rows.json"])
def test_what_the_reader_has_is_not_sent_again(client: FlaskClient, kind: str) -> None:
    separator = "/" if kind.startswith("rows") else "."
    address = f"/api/v1/datasets/majors_list{separator}{kind}"
    first = client.get(address, headers={"Accept-Encoding": "br"}, buffered=True)
    assert first.headers["ETag"].startswith("W/")
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"})
    assert (again.status_code, again.get_data()) == (304, b"")
    other = client.get(f"{address}?x=1", headers={"If-None-Match": first.headers["ETag"]}, buffered=True)
    assert other.status_code != 304


def test_a_new_vintage_is_sent_again(client: FlaskClient, tmp_path, monkeypatch) -> None:
    address = "/api/v1/datasets/majors_list/rows.json"
    tag = client.get(address).headers["ETag"]
    (tmp_path / "majors_list.parquet").write_bytes(store.path("majors_list").read_bytes())
    monkeypatch.setenv("SETPOINT_TABLES", str(tmp_path))
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("dataset_id", CATALOG)
def test_every_table_answers_its_first_rows_as_they_are_stored(client: FlaskClient, dataset_id: str) -> None:
    answer = rows(client, "limit=50", dataset_id)
    table = store.load(dataset_id)
    assert answer["total"] == len(table)
    for name in table.columns:
        hidden = [row[name] is None for row in answer["rows"]]
        assert hidden == table[name].head(50).isna().tolist()


@settings(
    deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    asked=st.dictionaries(
        st.sampled_from(["fips", "year", "deaths__ge", "status", "columns", "sort", "limit", "offset", "x", "year__le"])
        | st.text(max_size=8),
        st.text(max_size=12) | st.integers(-5, 3000).map(str),
        max_size=4,
    )
)
def test_any_question_is_answered_or_refused_in_json(client: FlaskClient, asked: dict[str, str]) -> None:
    response = client.get(f"{ROWS}.json", query_string=asked)
    assert response.status_code in (200, 400)
    json.loads(response.get_data(), parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))
