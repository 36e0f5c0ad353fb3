"""Compression, caching and health."""

import gzip
import re

from flask.testing import FlaskClient


def test_health_answers_when_the_process_can(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.get_json()) == (200, {"status": "ok"})


def test_scripts_are_compressed_and_kept_for_a_year(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    script = re.search(r'src="(/_dash-component-suites/[^"]*dash_renderer[^"]+)"', page)
    assert script
    plain = client.get(script[1]).get_data()
    squeezed = client.get(script[1], headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(squeezed.get_data()) == plain
    assert len(squeezed.get_data()) < len(plain) / 2
    assert squeezed.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_two_scripts_do_not_share_a_place_in_the_cache(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    scripts = re.findall(r'src="(/_dash-component-suites/[^"]+)"', page)[:4]
    bodies = [client.get(s, headers={"Accept-Encoding": "gzip"}).get_data() for s in scripts]
    assert len(set(bodies)) == len(scripts)


def test_answers_that_may_change_are_not_kept_for_a_year(client: FlaskClient) -> None:
    for address in ("/", "/api/v1/datasets", "/assets/css/tokens.css"):
        assert "immutable" not in client.get(address).headers.get("Cache-Control", "")


def test_answers_of_the_api_are_compressed_without_mixing(client: FlaskClient) -> None:
    asked = {"Accept-Encoding": "gzip"}
    first = gzip.decompress(client.get("/api/v1/datasets", headers=asked).get_data())
    second = gzip.decompress(client.get("/api/v1/datasets/counties.csv", headers=asked).get_data())
    assert first[:1] == b"{"
    assert second.startswith(b"fips,")


def test_pages_answer_200_and_addresses_without_a_page_404(client: FlaskClient) -> None:
    for address in ("/", "/regions", "/regions/arizona", "/simulator", "/simulator?lens=entry"):
        assert client.get(address).status_code == 200, address
    for address in ("/nope", "/regions/arizona/more", "/not-a-page/x"):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert b"react-entry-point" in answer.get_data()
