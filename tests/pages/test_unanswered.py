"""The server goes away under a reader: it is said, and work beside the page is asked after until it is back."""

from typing import Any

from tests.pages.conftest import Reader

NOTICE = "#unanswered"


def disconnect(reader: Reader, offline: bool) -> None:
    none: dict[str, Any] = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    reader.driver.execute_cdp_cmd("Network.enable", {})
    reader.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": offline, **none})


def test_work_beside_the_page_outlives_a_server_that_is_away_for_a_moment(reader: Reader) -> None:
    reader.open("/simulator?tab=uncertainty&draws=100000")
    reader.find("#uncertainty-run").click()
    reader.wait_for_text("draws", "#uncertainty-progress-text")
    disconnect(reader, True)
    try:
        reader.wait_for_text("The server does not answer", NOTICE)
    finally:
        disconnect(reader, False)
    reader.until(lambda: "draws from seed" in reader.text(".study"), "the work was not asked after", 40)
    assert not reader.find(NOTICE).is_displayed()
    failed = [line for line in reader.console_errors() if "ERR_INTERNET_DISCONNECTED" not in line]
    assert failed == []
