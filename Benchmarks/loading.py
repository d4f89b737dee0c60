"""The time and the memory that a document of 30,000 lines takes, in YAML and in JSON.

Loaded is the line with which `serve` says that it is ready; the checked document has been read from its first line to
its last by `lint`. A document with findings, or none, is a failure.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
STARTS = 5


def load(program, document):
    """Milliseconds from spawn until `serve` is ready, and the megabytes that are resident then."""
    began = time.perf_counter()
    process = subprocess.Popen([program, "serve", document, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        taken = (time.perf_counter() - began) * 1000
        if " on http" not in line:
            sys.exit(f"serve {document} did not start: {line!r}")
        with open(f"/proc/{process.pid}/status") as status:
            return taken, int(re.search(r"VmRSS:\s*(\d+) kB", status.read()).group(1)) / 1024
    finally:
        process.terminate()
        process.wait()


def lint(program, document):
    """Milliseconds until `lint` has found nothing."""
    began = time.perf_counter()
    result = subprocess.run([program, "lint", document], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"lint {document}: {result.stdout}{result.stderr}")
    return (time.perf_counter() - began) * 1000


def measure(program):
    """Prints the numbers of a document made for this."""
    with tempfile.TemporaryDirectory() as folder:
        writer = os.path.join(HERE, "write-large-document")
        summary = subprocess.run([writer, folder], capture_output=True, text=True, check=True).stdout.strip()
        print(f"{'a document of 30,000 lines':<28}{'ready':>12}{'resident':>16}{'lint':>20}")
        for name in ("large.yaml", "large.json"):
            document = os.path.join(folder, name)
            times, memory = zip(*(load(program, document) for _ in range(STARTS)))
            checked = statistics.median(lint(program, document) for _ in range(STARTS))
            print(f"{name:<28}{statistics.median(times):>9,.0f} ms{statistics.median(memory):>13,.1f} MB", end="")
            print(f"{checked:>17,.0f} ms")
        print(f"  {summary}; medians of {STARTS}")
