"""Makes the README's picture: `make screenshot` serves the app, opens the simulator and saves what a reader sees."""

import base64
import time
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from benchmarks.browser import browser
from benchmarks.measure import served

PICTURE = Path(__file__).parent / "simulator.png"
ADDRESS = "/simulator?preset=scenario_2_new_source"
SIZE = {"width": 1280, "height": 880, "deviceScaleFactor": 1, "mobile": False}


def main() -> None:
    """Save the picture beside this file."""
    with served("app:server", "/healthz") as address, browser() as driver:
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", SIZE)
        driver.get(address + ADDRESS)
        WebDriverWait(driver, 30).until(lambda d: d.find_element(By.CSS_SELECTOR, "main .js-plotly-plot .point"))
        time.sleep(1)  # fonts and the last paint
        picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        PICTURE.write_bytes(base64.b64decode(picture["data"]))


if __name__ == "__main__":
    main()
