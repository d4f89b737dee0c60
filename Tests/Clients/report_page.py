"""Opens HTML reports in headless Chromium, and prints what each showed as a line of JSON.

    .venv/bin/python Tests/Clients/report_page.py FOLDER [FOLDER FOR SCREENSHOTS]
"""

import json
import pathlib
import sys
import tempfile

from browsing import browser
from selenium.webdriver.common.by import By

COUNTS = """
  return Object.fromEntries([...document.querySelectorAll('tr[data-counts]')].map(
    row => [row.dataset.counts, [...row.querySelectorAll('td')].map(cell => Number(cell.textContent))]))"""
OUTCOMES = """
  const counts = {};
  for (const step of document.querySelectorAll('.step'))
    counts[step.dataset.outcome] = (counts[step.dataset.outcome] ?? 0) + 1;
  return counts"""
FOREIGN = """
  const known = new Set(['html', 'head', 'meta', 'link', 'title', 'style', 'script', 'body', 'main', 'header', 'h1', 'h2',
    'p', 'b', 'a', 'span', 'table', 'tbody', 'tr', 'th', 'td', 'form', 'input', 'select', 'option', 'label', 'button',
    'output', 'details', 'summary', 'div', 'pre', 'section', 'dl', 'dt', 'dd', 'meter', 'ul', 'li']);
  return [...document.querySelectorAll('*')].map(element => element.localName).filter(name => !known.has(name))
    .concat([...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(href => !/^#E\\d{4}$/.test(href)))
    .concat(document.scripts.length === 1 ? [] : ['script'])"""


class Page:
    def __init__(self, driver, screenshots):
        self.driver, self.screenshots = driver, screenshots

    def visible(self, selector):
        return [element for element in self.driver.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]

    def photograph(self, name):
        if self.screenshots:
            self.driver.save_screenshot(str(self.screenshots / f"{name}.png"))

    def dark(self, is_dark):
        features = [{"name": "prefers-color-scheme", "value": "dark"}] if is_dark else []
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def facts(self, path):
        self.driver.get_log("browser")
        self.driver.get(path.as_uri())
        self.photograph(path.stem)
        script = self.driver.execute_script
        facts = {
            "title": self.driver.title, "summary": script("return document.getElementById('summary').textContent"),
            "verdict": script("return document.querySelector('header').dataset.verdict"), "counts": script(COUNTS),
            "outcomes": script(OUTCOMES), "foreign": script(FOREIGN), "text": script("return document.body.textContent"),
            "titles": script("return [...document.querySelectorAll('.scenario > summary > .title')]"
                             ".map(title => title.textContent)"),
            "fetched": script("return performance.getEntriesByType('resource').map(entry => entry.name)"),
            "wider": script("return document.documentElement.scrollWidth > innerWidth"),
        }
        facts["log"] = [entry["message"] for entry in self.driver.get_log("browser")]
        return facts

    def use(self, path):
        """Filters, opens and closes, copies: by hand, as it were."""
        self.driver.get(path.as_uri())
        used = {"at_first": self.titles(), "open": self.opened()}
        for outcome in ["failed", "known", "passed", "skipped"]:
            self.box(outcome).click()
            used[f"without_{outcome}"] = self.titles()
            self.box(outcome).click()
        words = self.driver.find_element(By.ID, "words")
        words.send_keys("ORDERS listed")
        used["words"] = [self.titles(), self.driver.find_element(By.ID, "shown").text]
        words.clear()
        words.send_keys("x")
        words.send_keys("\b")
        used["no_words"] = self.titles()
        api = self.driver.find_element(By.ID, "api")
        used["apis"] = [option.text for option in api.find_elements(By.TAG_NAME, "option")]
        self.driver.find_element(By.ID, "expand").click()
        used["expanded"] = self.opened()
        self.photograph("expanded")
        self.driver.find_element(By.ID, "collapse").click()
        used["collapsed"] = self.opened()
        self.driver.find_element(By.ID, "expand").click()
        self.visible(".copy")[0].click()
        used["copied"] = self.driver.execute_async_script(
            "const done = arguments[0], button = document.querySelector('.copy');"
            "const look = () => button.textContent === 'Copy' ? setTimeout(look, 10) : done(button.textContent); look()")
        style = "const style = getComputedStyle(document.body); return [style.backgroundColor, style.color]"
        used["light"] = self.driver.execute_script(style)
        self.dark(True)
        used["dark"] = self.driver.execute_script(style)
        self.photograph("dark")
        self.dark(False)
        return used

    def without_script(self, path):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        self.driver.get(path.as_uri())
        seen = {"titles": self.titles(), "filter": len(self.visible("#filter")), "buttons": len(self.visible("button")),
                "failed": len(self.visible(".step.failed"))}
        summaries = self.visible(".scenario.passed > summary")
        before = len(self.visible(".scenario.passed .step"))
        summaries[0].click()
        seen["opened"] = [before, len(self.visible(".scenario.passed .step"))]
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        return seen

    def work(self, path, count):
        """What the filter does on a page with `count` scenarios: nothing that depends on how fast this machine is."""
        page = path.read_text()
        start, end = page.index('<details class="scenario'), page.index('<section class="codes"')
        large = path.with_name(f"large-{count}.htm")
        large.write_text(page[:start] + page[start:end] * (count // page.count('<details class="scenario')) + page[end:])
        self.driver.get(large.as_uri())
        large.unlink()
        command, script = self.driver.execute_cdp_cmd, self.driver.execute_script
        for name, arguments in [("Performance.enable", {}), ("Profiler.enable", {}),
                                ("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})]:
            command(name, arguments)
        counted = {"steps": script("return document.querySelectorAll('.step').length"), "runs": [], "layouts": [],
                   "shown": []}
        counted["rendered"] = script("return [...document.querySelectorAll('.step')]"
                                     ".filter(step => step.checkVisibility({contentVisibilityAuto: true})).length")
        for words in ["o", "orders listed", "nothing has this", ""]:
            command("Profiler.takePreciseCoverage", {})
            before = self.layouts()
            self.driver.execute_async_script(
                "const words = document.getElementById('words'); words.value = arguments[0];"
                "words.dispatchEvent(new Event('input', {bubbles: true}));"
                "requestAnimationFrame(() => requestAnimationFrame(arguments[1]))", words)
            scripts = command("Profiler.takePreciseCoverage", {})["result"]
            counted["runs"].append(sum(part["count"] for script in scripts if "large-" in script["url"]
                                       for function in script["functions"] for part in function["ranges"]))
            counted["layouts"].append(self.layouts() - before)
            counted["shown"].append(self.driver.find_element(By.ID, "shown").text)
        command("Profiler.stopPreciseCoverage", {})
        return counted

    def layouts(self):
        metrics = self.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return next(int(metric["value"]) for metric in metrics if metric["name"] == "LayoutCount")

    def box(self, outcome):
        return self.driver.find_element(By.CSS_SELECTOR, f"[type=checkbox][value={outcome}]")

    def titles(self):
        return [title.text for title in self.visible(".scenario > summary > .title")]

    def opened(self):
        return self.driver.execute_script("return document.querySelectorAll('details[open]').length")


def main(folder, screenshots=None):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place, browser(place) as driver:
        page = Page(driver, screenshots and pathlib.Path(screenshots))
        paths = sorted(pathlib.Path(folder).glob("*.html"))
        for path in paths:
            print(json.dumps({path.stem: page.facts(path)}), flush=True)
        for path in paths:
            if path.stem == "failing":
                print(json.dumps({"use": page.use(path)}), flush=True)
                print(json.dumps({"without_script": page.without_script(path)}), flush=True)
                print(json.dumps({"work": [page.work(path, count) for count in [600, 1200]]}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
