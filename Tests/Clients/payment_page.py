"""Visits Libro's payment page in headless Chromium, and prints what each visit showed as a line of JSON.

    .venv/bin/python Tests/Clients/payment_page.py http://127.0.0.1:8080 [FOLDER FOR SCREENSHOTS]
"""

import http.server
import json
import pathlib
import sys
import tempfile
import threading
import urllib.parse

from browsing import Restaurant, Visitor, browser, call, plain
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

MARKUP = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


class Visits(Visitor):
    """One visit each, by name; what it returns is what the page showed."""

    def english(self):
        _, url = self.intent()
        self.open(url)
        self.photograph("desktop")
        return self.shown()

    def french(self):
        _, url = self.intent(locale="fr", payment_type="ticketing")
        self.open(url)
        self.photograph("french")
        return self.shown()

    def currencies(self):
        amounts = []
        for amount_cents, currency, locale in [
                (2500, "JPY", "en"), (2500, "KWD", "en"), (123456789, "EUR", "fr-FR"), (5, "USD", "en-US"),
                (5, "CAD", "de-AT"), (2500, "HUF", "en"), (2500, "COP", "en"), (2500, "ISK", "en"), (2500, "IQD", "en")]:
            self.open(self.intent(amount_cents, currency, locale=locale)[1])
            amounts.append(self.text("#amount"))
        return [plain(amount) for amount in amounts]

    def labels(self):
        _, url = self.intent()
        self.open(url)
        found = {
            name: [self.element(selector).aria_role, self.element(selector).accessible_name]
            for name, selector in {"header": "header", "main": "main", "footer": "footer", "group": "#actions"}.items()}
        live = self.element("#outcome")
        return {**found, "outcome": live.get_attribute("role"), "outcome_at_first": live.text}

    def frame(self):
        intent, url = self.intent()
        self.open_in_frame(url)
        self.press("authorise")
        outcome = self.outcome("succeeded")
        messages = self.messages()
        self.open_in_frame(url)
        return {
            "intent": intent, "outcome": outcome, "messages": messages, "mock": self.mock,
            "messages_of_second_visit": self.messages(), "status": self.status(intent)}

    def redirect(self):
        intent, url = self.intent()
        target = f"{self.restaurant}/complete?booking=7"
        self.open(url, target)
        self.press("authorise")
        self.wait.until(lambda driver: driver.current_url.startswith(self.restaurant))
        arrived = self.driver.current_url == target and self.driver.title == "Back"
        self.open(url, target)
        return {
            "arrived": arrived, "status": self.status(intent), "second_visit": self.outcome("succeeded"),
            "second_visit_stays": self.driver.current_url.startswith(url)}

    def refused_redirects(self):
        seen = []
        for target in ["javascript:document.title='owned'", "JavaScript://x/%0Adocument.title='owned'",
                       "data:text/html,owned", "/complete", "ftp://127.0.0.1/", ""]:
            intent, url = self.intent()
            self.open(url, target)
            opened = self.driver.current_url
            warning = self.text("#refused")
            self.press("authorise")
            outcome = self.outcome("succeeded")
            status = self.status(intent)
            stayed = self.driver.current_url == opened and self.driver.title == "Guarantee your booking · Chez Exemple"
            seen.append([target, stayed, warning, outcome, status])
        return seen

    def end(self, button, status):
        intent, url = self.intent()
        self.open_in_frame(f"{url}?" + urllib.parse.urlencode({"redirect_url": f"{self.restaurant}/complete"}))
        self.press(button)
        outcome = self.outcome(status)
        buttons = len(self.buttons())
        messages = self.messages()
        self.driver.switch_to.frame(self.element("iframe"))
        address = self.driver.execute_script("return location.pathname")
        return {
            "outcome": outcome, "buttons": buttons, "stays": address == f"/pay/{intent}", "messages": messages,
            "status": self.status(intent)}

    def fail(self):
        return self.end("fail", "failed")

    def cancel(self):
        return self.end("cancel", "canceled")

    def second_visits(self):
        seen = {}
        for button, status in [("authorise", "succeeded"), ("fail", "failed"), ("cancel", "canceled")]:
            _, url = self.intent()
            self.open(url)
            self.press(button)
            self.outcome(status)
            self.open(url)
            seen[status] = [self.outcome(status), len(self.buttons())]
            self.photograph(f"after-{status}")
            self.type(Keys.ESCAPE, Keys.ENTER)
            seen[status].append(self.outcome(status))
        return seen

    def keyboard(self):
        intent, url = self.intent()
        self.open(url)
        self.type(Keys.ENTER)
        order = []
        for _ in range(3):
            self.type(Keys.TAB)
            order.append(self.focused())
        self.photograph("focus")
        untouched = self.status(intent)
        ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB, Keys.TAB).key_up(Keys.SHIFT).perform()
        self.type(Keys.ENTER)
        outcome = self.outcome("succeeded")
        self.wait.until(lambda _: self.focused()[0] == "outcome")
        return {
            "order": order, "before": untouched, "outcome": outcome, "focus": self.focused(),
            "status": self.status(intent)}

    def escape(self):
        intent, url = self.intent()
        self.open(url)
        self.type(Keys.ESCAPE)
        return [self.outcome("canceled"), self.status(intent)]

    def markup(self):
        intent, url = self.intent(first_name=MARKUP, last_name="& Söhne")
        self.open(url, f"{self.restaurant}/{MARKUP}")
        return {
            "expected": f"{MARKUP} & Söhne", "guest": self.element("#guest").get_property("textContent"),
            "elements": len(self.driver.find_elements(By.CSS_SELECTOR, "main img, main script")),
            "title": self.driver.title}

    def processing(self):
        intent, url = self.intent()
        call(f"{self.mock}/pay/{intent}/payment", {"status": "processing"})
        self.open(url)
        seen = [self.outcome("processing"), len(self.buttons())]
        self.photograph("processing")
        call(f"{self.mock}/pay/{intent}/payment", {"status": "succeeded"})
        return [*seen, self.outcome("succeeded")]

    def documented_frame(self):
        heights = {}
        for width in [360, 600, 1280]:
            self.resize(width, 600)
            for language in ["en", "fr"]:
                self.open(self.intent(locale=language, payment_type="ticketing")[1])
                self.photograph(f"frame-{width}-{language}")
                heights[f"{width} {language}"] = self.driver.execute_script(
                    "return document.documentElement.scrollHeight")
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        return heights

    def overtaken(self):
        """Another tab was faster."""
        intent, url = self.intent()
        self.open_in_frame(url)
        call(f"{self.mock}/pay/{intent}/payment", {"status": "canceled"})
        self.press("authorise")
        return [self.outcome("canceled"), self.messages(), self.status(intent)]

    def offline(self):
        intent, url = self.intent()
        self.open(url)
        self.driver.execute_cdp_cmd("Network.enable", {})
        conditions = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, **conditions})
        self.press("authorise")
        trouble = self.outcome("trouble")
        self.photograph("trouble")
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": False, **conditions})
        self.press("authorise")
        return [trouble, self.outcome("succeeded"), self.status(intent)]

    def phone(self):
        self.resize(360, 740)
        seen = {}
        for language in ["en", "fr"]:
            _, url = self.intent(locale=language, first_name="Marie-Antoinette-Élisabeth", last_name="W" * 60)
            self.open(url, "javascript:0")
            self.photograph(f"phone-{language}")
            seen[language] = {
                "width": self.driver.execute_script("return document.documentElement.scrollWidth"),
                "lowest_button": min(button.size["height"] for button in self.buttons()),
                "cut": sum(button.get_property("scrollWidth") > button.get_property("clientWidth")
                           for button in self.buttons())}
        if self.screenshots:
            self.open(self.intent()[1])
            self.photograph("phone")
            self.press("authorise")
            self.outcome("succeeded")
            self.photograph("phone-after")
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        return seen

    def dark(self):
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        self.open(self.intent()[1])
        self.photograph("dark")
        colours = self.driver.execute_script(
            "const style = getComputedStyle(document.body); return [style.backgroundColor, style.color];")
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        return colours

    def requests(self):
        """What a visit asked for besides the payment, and what the browser complained of."""
        _, url = self.intent()
        self.driver.get_log("browser")
        self.open(url)
        self.press("authorise")
        self.outcome("succeeded")
        names = self.driver.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
        return {"others": [name for name in names if name != f"{url}/payment"], "log": self.driver.get_log("browser")}

    def missing(self):
        self.driver.get(f"{self.mock}/pay/0000000000")
        self.photograph("missing")
        messages = [entry["message"] for entry in self.driver.get_log("browser")]
        return [self.text("h1"), [message for message in messages if "Content Security Policy" in message]]


VISITS = [
    "english", "french", "currencies", "labels", "frame", "redirect", "refused_redirects", "fail", "cancel",
    "second_visits", "keyboard", "escape", "markup", "processing", "documented_frame", "overtaken", "offline",
    "phone", "dark", "requests", "missing"]


def main(mock, screenshots=None):
    restaurant = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Restaurant)
    # A browser may close a connection that it has not used.
    restaurant.handle_error = lambda *arguments: None
    threading.Thread(target=restaurant.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, browser(folder) as driver:
        visits = Visits(
            driver, mock, f"http://127.0.0.1:{restaurant.server_port}", screenshots and pathlib.Path(screenshots))
        for name in VISITS:
            print(json.dumps({name: getattr(visits, name)()}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
