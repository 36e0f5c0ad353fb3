"""An address that no page has."""

from tests.pages.conftest import Reader


def test_an_unknown_address_says_so_and_names_ways_on(reader: Reader) -> None:
    reader.open("/no-such-page")
    assert reader.text("h1") == "There is no page at this address"
    assert reader.find("main a[href='/']").text == "Situation"
    assert all("status of 404" in error for error in reader.console_errors())  # the answer's own status, nothing else
