"""Schema validations per second beside PyPI's jsonschema-rs (Rust), on the JSON bodies of the built-in scenarios.

The bodies are those that `understudy verify` sends, right ones and wrong ones, each once. Both sides hold schemas that
are compiled and bodies that are parsed, assert formats, and only say whether a body is valid; they take turns.
jsonschema-rs turns Python's objects into its own with each call, so the time of the schema `true` is told too.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import jsonschema_rs


def requests(program, folder):
    """The JSON bodies sent by the built-in scenarios, with where each is described."""
    file = os.path.join(folder, "report.json")
    subprocess.run([program, "verify", "--report", f"json={file}"], capture_output=True, check=True)
    with open(file) as report:
        scenarios = json.load(report)["scenarios"]
    found = {}
    for scenario in scenarios:
        for step in scenario["steps"]:
            body = json_body(step.get("request", {}))
            if body is not None and "operation" in step:
                document = f"Fixtures/{scenario['api']}/openapi.yaml"
                found[document, step["operation"], body] = {
                    "document": document, "operation": step["operation"], "body": body}
    return list(found.values())


def json_body(request):
    """The body as text; nothing for a body of another type, and for one that is not JSON."""
    types = [header["value"] for header in request.get("headers", []) if header["name"].lower() == "content-type"]
    if not types or "json" not in types[0]:
        return None
    try:
        json.loads(request["body"])
    except ValueError:
        return None
    return request["body"]


class Ours:
    """The process that validates with our evaluator."""

    def __init__(self, program, file):
        self.process = subprocess.Popen([program, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.cases = json.loads(self.process.stdout.readline())

    def validations_per_second(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def stop(self):
        self.process.stdin.close()
        if self.process.wait(10) != 0:
            sys.exit(f"ValidationBenchmark exited with {self.process.returncode}")


def validator(schema):
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def validations_per_second(pairs):
    """How often each validator was called with its instance, in a second."""
    count, began = 0, time.perf_counter()
    while True:
        for is_valid, instance in pairs:
            is_valid(instance)
        count += len(pairs)
        taken = time.perf_counter() - began
        if taken >= 1:
            return count / taken


def measure(program, benchmark, rounds):
    """Prints the numbers of both sides; verdicts that differ are a failure."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "requests.json")
        with open(file, "w") as requests_file:
            json.dump(requests(program, folder), requests_file)
        ours = Ours(benchmark, file)
        pairs = [(validator(case["schema"]).is_valid, case["instance"]) for case in ours.cases]
        for case, (is_valid, instance) in zip(ours.cases, pairs):
            if case["isValid"] != is_valid(instance):
                sys.exit(f"jsonschema-rs says {not case['isValid']}, understudy {case['isValid']} of {instance}")
        anything = validator(True).is_valid
        crossings = [(anything, instance) for _, instance in pairs]
        numbers = []
        for _ in range(rounds):
            numbers.append((
                ours.validations_per_second(), validations_per_second(pairs), validations_per_second(crossings)))
        ours.stop()
    report(len(pairs), sum(case["isValid"] for case in ours.cases), *map(statistics.median, zip(*numbers)))


def report(count, valid, ours, theirs, crossing):
    within = 1 / (1 / theirs - 1 / crossing) if crossing > theirs else float("inf")
    print(f"{'':<28}{'understudy':>12}{'jsonschema-rs':>16}{'without crossing':>20}")
    print(f"{'schema validations/s':<28}{ours:>12,.0f}{theirs:>16,.0f}{within:>20,.0f}")
    print(f"\nunderstudy validates {ours / theirs:.2f} times as often as jsonschema-rs called from Python, ", end="")
    print(f"{ours / within:.2f} times as often as it would without Python's objects to turn into Rust's")
    print(f"  {count} bodies of requests to the built-in APIs, {valid} of them valid; both agree on each")
