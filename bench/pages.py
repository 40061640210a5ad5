"""How long the pages of a working day take, over HTTP, with the large demo and the record of reads on.

`python -m bench.pages`: seeds a store (unless KITH_DATA holds one already), serves it on loopback, and walks it with
8 clients that think for a second between pages, for 60 seconds. Prints `figure NAME VALUE UNIT` for the median and the
95th percentile of each page. Bounded in time and count; stops what it started.
"""

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

KITH = Path(sys.executable).with_name("kith")
CLIENTS, THINK_SECONDS, SECONDS = 8, 1.0, 60.0
BOUND_MS = 150.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PERSON = re.compile(r"/people/([0-9a-f-]{36})")
PAGES = {
    "person": "/people/{}",
    "map": "/people/{}/map",
    "suggestions": "/people/{}/suggestions",
    "today": "/today",
}


@dataclass
class Client:
    """One worker at a browser: keeps its cookies, follows nothing by itself."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Host": f"localhost:{self.port}", "Origin": f"http://localhost:{self.port}"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body or None, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for said in answer.headers.get_all("Set-Cookie", []):
            name, _, value = said.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text

    def become_priya(self) -> None:
        _, page = self.ask("GET", "/demo")
        button = re.search(r'name="account" value="([^"]+)"[^>]*>\s*[^<]*Priya', page) or re.search(
            r'value="([0-9a-f-]{36})"[^>]*>(?:(?!</form>).)*Priya', page, re.DOTALL
        )
        token = TOKEN.search(page)
        if button is None or token is None:
            sys.exit("bench: the demo's page of people does not offer Priya.")
        self.ask("POST", "/demo", f"csrfmiddlewaretoken={token[1]}&account={button[1]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, *, seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            if Client(port).ask("GET", "/health/live")[0] == http.client.OK:
                return
        except OSError:
            time.sleep(0.1)
    sys.exit("bench: the server did not answer.")


def walk(port: int, number: int, ends: float, taken: dict[str, list[float]], failures: list[str]) -> None:
    """Walk as one worker until the time is up."""
    chance = Random(number)  # noqa: S311 - which page comes next keeps no secret
    client = Client(port)
    client.become_priya()
    people = sorted(set(PERSON.findall(client.ask("GET", "/people")[1])))
    time.sleep(chance.random() * THINK_SECONDS)
    while time.monotonic() < ends:
        name = chance.choice(list(PAGES))
        path = PAGES[name].format(chance.choice(people))
        began = time.perf_counter()
        status, _ = client.ask("GET", path)
        taken[name].append((time.perf_counter() - began) * 1000)
        if status != http.client.OK:
            failures.append(f"{name} answered {status}")
        time.sleep(THINK_SECONDS)


def measure(port: int) -> tuple[dict[str, list[float]], list[str]]:
    taken: dict[str, list[float]] = defaultdict(list)
    failures: list[str] = []
    ends = time.monotonic() + SECONDS
    walkers = [threading.Thread(target=walk, args=(port, n, ends, taken, failures)) for n in range(CLIENTS)]
    for walker in walkers:
        walker.start()
    for walker in walkers:
        walker.join()
    return taken, failures


def report(taken: dict[str, list[float]]) -> float:
    worst = 0.0
    for name, milliseconds in sorted(taken.items()):
        ninety_fifth = statistics.quantiles(milliseconds, n=20)[18]
        worst = max(worst, ninety_fifth)
        print(f"figure {name}_p50 {statistics.median(milliseconds):.1f} ms")
        print(f"figure {name}_p95 {ninety_fifth:.1f} ms ({len(milliseconds)} pages)")
    return worst


def main() -> None:
    with TemporaryDirectory() as folder:
        port = free_port()
        env = {**os.environ, "KITH_DATA": os.environ.get("KITH_DATA", folder), "KITH_LOG_LEVEL": "WARNING"}
        env |= {"KITH_ORIGIN": f"http://localhost:{port}", "PORT": str(port)}
        size = ("--cases", "250", "--people", "10000", "--seed", "1")
        subprocess.run([KITH, "demo", "--seed-only", *size], env=env, check=True)
        server = subprocess.Popen([KITH, "serve"], env=env)
        try:
            wait_for(port)
            taken, failures = measure(port)
        finally:
            server.terminate()
            server.wait(timeout=20)
    worst = report(taken)
    print(f"worst page {worst:.0f} ms at p95, bound {BOUND_MS:.0f} ms, {len(failures)} failures")
    sys.exit(0 if worst <= BOUND_MS and not failures else 1)


if __name__ == "__main__":
    main()
