"""CityPay's create call beside a static C server on the same libmicrohttpd, in the same run.

Prints requests/s, p50, p99, resident memory after the load, the time from spawn to the first 200, and the ratio of the
two. Rounds alternate, so that what else the machine does falls on both. An answer that is not 2xx, or an error of a
connection, is a failure.
"""

import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
STARTS = 5
INTENT = '{"amount":19995,"currency":"GBP","identifier":"order-1001","merchantid":11223344}'
UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """A server of its own process, with what was measured of it."""

    def __init__(self, name, command, path, pattern):
        self.name, self.path = name, path
        self.throughputs, self.p50s, self.p99s = [], [], []
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(pattern, line)
        if not found:
            sys.exit(f"{name} did not start: {line!r}")
        self.url = found.group(1)

    def measure(self, seconds, environment):
        command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-s", f"{HERE}/create.lua", self.url + self.path]
        text = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        failures = re.findall(r"^\s*(Non-2xx.*|Socket errors.*)$", text, re.M)
        if failures:
            sys.exit(f"{self.name}: {'; '.join(failures)}")
        self.throughputs.append(float(re.search(r"Requests/sec:\s*([\d.]+)", text).group(1)))
        self.p50s.append(latency(text, "50%"))
        self.p99s.append(latency(text, "99%"))

    def resident_megabytes(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s*(\d+) kB", status.read()).group(1)) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(10) != 0:
            sys.exit(f"{self.name} exited with {self.process.returncode}")


def latency(text, percentile):
    number, unit = re.search(rf"^\s*{percentile}\s+([\d.]+)(us|ms|s|m)\b", text, re.M).groups()
    return float(number) * UNITS[unit]


def start_milliseconds(program):
    """The time from spawn to the first 200 of the health page, asked for without pause."""
    port = free_port()
    request = b"GET /__admin/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    began = time.perf_counter()
    process = subprocess.Popen([program, "serve", "citypay", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        while time.perf_counter() - began < 10:
            try:
                with socket.create_connection(("127.0.0.1", port)) as connection:
                    connection.sendall(request)
                    if connection.recv(64).startswith(b"HTTP/1.1 200"):
                        return (time.perf_counter() - began) * 1000
            except ConnectionError:
                pass
    finally:
        process.terminate()
        process.wait()
    sys.exit("no 200 within 10 seconds of the start")


def build_static_server(folder):
    program = os.path.join(folder, "static-server")
    compiler = shutil.which("cc") or shutil.which("clang") or sys.exit("no C compiler: neither 'cc' nor 'clang'")
    source = os.path.join(HERE, "static-server.c")
    subprocess.run([compiler, "-O2", source, "-o", program, "-lmicrohttpd", "-lpthread"], check=True)
    return program


def row(label, ours, static, form):
    print(f"{label:<28}{form.format(ours):>12}{form.format(static) if static is not None else '':>16}")


def report(ours, static, start, rounds, seconds):
    throughput = [statistics.median(server.throughputs) for server in (ours, static)]
    print(f"{'':<28}{'understudy':>12}{'static C server':>16}")
    row("requests/s", *throughput, "{:,.0f}")
    row("p50", statistics.median(ours.p50s), statistics.median(static.p50s), "{:.2f} ms")
    row("p99", statistics.median(ours.p99s), statistics.median(static.p99s), "{:.2f} ms")
    row("resident memory", ours.resident_megabytes(), static.resident_megabytes(), "{:.1f} MB")
    row("spawn to first 200", start, None, "{:.1f} ms")
    print(f"\nunderstudy does {throughput[0] / throughput[1]:.0%} of the static server's requests/s", end="")
    print(f" (medians of {rounds} rounds of {seconds} s, wrk -t1 -c32, {os.cpu_count()} cores)")
    for server in (ours, static):
        print(f"  {server.name}: {', '.join(f'{number:,.0f}' for number in server.throughputs)}")


def measure(program, rounds, seconds):
    """Prints the numbers of both servers."""
    with tempfile.TemporaryDirectory() as folder:
        body = os.path.join(folder, "intent.json")
        with open(body, "w") as file:
            file.write(INTENT)
        key = subprocess.run([program, "key", "citypay"], capture_output=True, text=True, check=True).stdout
        environment = {**os.environ, "BODY_FILE": body, "HEADER_1": f"cp-api-key: {key.strip()}"}
        static_program = build_static_server(folder)
        start = statistics.median(start_milliseconds(program) for _ in range(STARTS))
        path = "/v6/intent/create"
        ours = Server(
            "understudy", [program, "serve", "citypay", "--port", "0", "--log-format", "json"], path, r'"url":"([^"]+)"')
        static = Server("static C server", [static_program], path, r"(http://\S+)")
        for _ in range(rounds):
            for server in (static, ours):
                server.measure(seconds, environment)
        report(ours, static, start, rounds, seconds)
        for server in (ours, static):
            server.stop()

