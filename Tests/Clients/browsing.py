"""A headless Chromium on Libro's payment page, and the site of a restaurant that sends its guests there.

The browser resolves no names, so nothing but this machine can be reached from it.
"""

import http.server
import json
import os
import shutil
import sys
import urllib.parse
import urllib.request

try:
    from selenium import webdriver
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.wait import WebDriverWait
except ModuleNotFoundError as error:
    sys.exit(f"no Python module '{error.name}'; run 'make deps'")

GUEST = {
    "first_name": "John", "last_name": "Doe", "email": "john.doe@example.com", "phone": "+1234567890", "party_size": 4,
    "time": "2025-01-15T19:30:00Z", "locale": "en"}
SECONDS = 40


class Restaurant(http.server.BaseHTTPRequestHandler):
    """The site that sent the guest: one page frames the payment page and keeps its messages, others end the visit."""

    FRAME = b"""<!DOCTYPE html><html lang="en"><title>Restaurant</title>
        <iframe title="Payment" width="600" height="900"></iframe>
        <script>
          const messages = [];
          addEventListener('message', event => messages.push({data: event.data, origin: event.origin}));
          document.querySelector('iframe').src = new URLSearchParams(location.search).get('page');
        </script></html>"""

    def do_GET(self):
        framing = self.path.startswith("/frame?")
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.FRAME if framing else b"<!DOCTYPE html><title>Back</title><link rel=icon href=data:,>")

    def log_message(self, *arguments):
        pass


def call(url, body=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **headers})
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def plain(text):
    """With usual spaces for those that do not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def installed(program, package):
    path = shutil.which(program)
    if path is None:
        sys.exit(f"no '{program}' on the path; run 'make deps', or install Debian's package '{package}'")
    return path


def browser(folder):
    """A browser that keeps its files in `folder`."""
    options = webdriver.ChromeOptions()
    options.binary_location = installed("chromium", "chromium")
    for argument in [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
            "--no-proxy-server", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--window-size=1280,900", "--lang=en-CA"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(
        executable_path=installed("chromedriver", "chromium-driver"), env={**os.environ, "TMPDIR": folder})
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_page_load_timeout(SECONDS)
    return driver


class Visitor:
    """What a guest does on the page, and what they see there."""

    def __init__(self, driver, mock, restaurant, screenshots):
        self.driver, self.mock, self.restaurant, self.screenshots = driver, mock, restaurant, screenshots
        self.wait = WebDriverWait(driver, SECONDS, poll_frequency=0.05)

    def intent(self, amount_cents=2500, currency="CAD", payment_type="no_show", **guest):
        attributes = {
            "amount_cents": amount_cents, "currency": currency, "payment_type": payment_type,
            "guest_info": {**GUEST, **guest}}
        made = call(
            f"{self.mock}/restricted/payment-intents/initialize",
            {"restaurant-code": "0000000000", "data": {"attributes": attributes}},
            Authorization="Bearer ACCESS_TOKEN", Accept="application/vnd.libro-restricted-v2+json")
        return made["data"]["id"], made["data"]["attributes"]["payment_url"]

    def status(self, intent):
        return call(f"{self.mock}/pay/{intent}/payment")["status"]

    def open(self, url, redirect_url=None):
        """Opens the page and returns when it shows the payment."""
        query = "" if redirect_url is None else "?" + urllib.parse.urlencode({"redirect_url": redirect_url})
        self.driver.get(url + query)
        self.wait_for_payment()

    def open_in_frame(self, url):
        self.driver.get(f"{self.restaurant}/frame?" + urllib.parse.urlencode({"page": url}))
        self.driver.switch_to.frame(self.element("iframe"))
        self.wait_for_payment()

    def wait_for_payment(self):
        self.wait.until(lambda _: self.element("#details").is_displayed())

    def element(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.element(selector).text

    def buttons(self):
        return [button for button in self.driver.find_elements(By.CSS_SELECTOR, "button, a") if button.is_displayed()]

    def press(self, name):
        self.element(f"#{name}").click()

    def outcome(self, *statuses):
        """What the page says once it has come to one of `statuses`."""
        outcome = self.element("#outcome")
        self.wait.until(lambda _: outcome.get_attribute("data-status") in statuses)
        return self.text("#message")

    def messages(self):
        """What the frame has posted: a marker posted last says that nothing is under way."""
        self.driver.execute_script("parent.postMessage('marker', '*')")
        self.driver.switch_to.default_content()
        self.wait.until(lambda driver: driver.execute_script("return messages.at(-1)?.data === 'marker'"))
        return self.driver.execute_script("return messages.slice(0, -1)")

    def photograph(self, name):
        if self.screenshots:
            self.driver.save_screenshot(str(self.screenshots / f"{name}.png"))

    def resize(self, width, height=900):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def shown(self):
        return {
            "language": self.driver.execute_script("return document.documentElement.lang"),
            "title": self.driver.title, "heading": self.text("h1"), "note": self.text(".sandbox"),
            "details": dict(zip(
                [term.text for term in self.driver.find_elements(By.CSS_SELECTOR, "dt")],
                [plain(value.text) for value in self.driver.find_elements(By.CSS_SELECTOR, "dd")])),
            "buttons": [button.accessible_name for button in self.buttons()]}

    def focused(self):
        """The id of what has the focus, and whether its outline can be seen."""
        return self.driver.execute_script("""
            const element = document.activeElement, style = getComputedStyle(element);
            return [element.id, style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2];""")

    def type(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()
