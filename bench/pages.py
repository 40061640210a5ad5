"""How long the pages of a working day take, over HTTP, with the large demo and the record of reads on.

`python bench/pages.py` seeds a store (unless KITH_DATA names one already), serves it on loopback from a cold start, and
walks it as 8 workers at browsers who think for a second between pages, for 60 seconds. All come in at once and open
their list of people, which is told by itself: what holds eight at one door is no day's work. From then on each walks
people of their own, so that together they open everybody on the list. Then one of them walks alone, to tell what a page
costs the server's processor whatever else the machine does. Prints `figure NAME VALUE UNIT`; the last line is the
answer.
"""

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

KITH = Path(sys.executable).with_name("kith")
SIZE = ("--cases", "250", "--people", "10000", "--seed", "1")
CASES = 250
CLIENTS, THINK_SECONDS, SECONDS = 8, 1.0, 60.0
BOUND_MS = 150.0
ALONE = 40
BUTTON = re.compile(r'<form method="post" action="(/demo/[^"]+)">(?:(?!</form>).)*<bdi>Priya', re.DOTALL)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PERSON = re.compile(r'href="/people/([0-9a-f-]{36})"')
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
        button, token = BUTTON.search(page), TOKEN.search(page)
        if button is None or token is None:
            sys.exit("bench: the demo's page of people does not offer Priya.")
        self.ask("POST", button[1], f"csrfmiddlewaretoken={token[1]}")

    def people(self) -> list[str]:
        _, page = self.ask("GET", "/people")
        found = sorted(set(PERSON.findall(page)))
        if len(found) < CASES:
            sys.exit(f"bench: Priya's list names {len(found)} people, not {CASES}.")
        return found


@dataclass
class Walk:
    """What one worker met: how many milliseconds each page took, and what went wrong."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    coming_in: float = 0.0
    """How long it took, in milliseconds, to choose who one is and to read one's list; of several, the longest."""

    def open(self, client: Client, name: str, path: str) -> None:
        began = time.perf_counter()
        status, _ = client.ask("GET", path)
        self.taken[name].append((time.perf_counter() - began) * 1000)
        if status != http.client.OK:
            self.faults.append(f"{name} answered {status}")


def addresses(people: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Go from page to page as a day's work does, to another person each time, without end."""
    everybody = cycle(people)
    for name in cycle(PAGES):
        path = PAGES[name]
        yield name, path.format(next(everybody)) if "{}" in path else path


def work(port: int, number: int, all_in: Barrier) -> Walk:
    """Come in and open the list with all others at once; then work until the time is up.

    Nobody walks in step: each begins at a moment and with a page of their own.
    """
    client, walk = Client(port), Walk()
    began = time.perf_counter()
    client.become_priya()
    own = islice(addresses(client.people()[number::CLIENTS]), number % len(PAGES), None)
    walk.coming_in = (time.perf_counter() - began) * 1000
    all_in.wait()
    time.sleep(THINK_SECONDS * number / CLIENTS)
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        walk.open(client, *next(own))
        time.sleep(THINK_SECONDS)
    return walk


def work_together(port: int) -> Walk:
    together, all_in = Walk(), Barrier(CLIENTS)
    with ThreadPoolExecutor(CLIENTS) as workers:
        for walk in workers.map(work, [port] * CLIENTS, range(CLIENTS), [all_in] * CLIENTS):
            together.faults += walk.faults
            together.coming_in = max(together.coming_in, walk.coming_in)
            for name, milliseconds in walk.taken.items():
                together.taken[name] += milliseconds
    return together


def alone(port: int, server: int) -> Iterator[tuple[str, float, float]]:
    """Open each page some times with nobody else there; yield its name, its median and its processor time in ms."""
    client = Client(port)
    client.become_priya()
    people = client.people()
    for name, path in PAGES.items():
        walk, before = Walk(), processor_seconds(server)
        for person_id in people[:ALONE]:
            walk.open(client, name, path.format(person_id))
        spent = processor_seconds(server) - before
        yield name, statistics.median(walk.taken[name]), spent / ALONE * 1000


def processor_seconds(process: int) -> float:
    """Return what a process and those it started have used, as Linux counts it; elsewhere nothing is counted."""
    own = Path(f"/proc/{process}")
    if not own.exists():
        return 0.0
    user, system = own.joinpath("stat").read_text().rpartition(")")[2].split()[11:13]
    started = own.joinpath("task", str(process), "children").read_text().split()
    ticks = (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return ticks + sum(processor_seconds(int(child)) for child in started)


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


def report(walk: Walk) -> bool:
    """Print the figures of the walk, and last whether the bound holds."""
    worst = {}
    print(f"figure coming_in_all_at_once {walk.coming_in:.0f} ms for the last of {CLIENTS}")
    for name, milliseconds in walk.taken.items():
        worst[name] = statistics.quantiles(milliseconds, n=20)[18]
        print(f"figure {name}_p50 {statistics.median(milliseconds):.1f} ms")
        print(f"figure {name}_p95 {worst[name]:.1f} ms")
    for fault in walk.faults[:5]:
        print(f"bench: {fault}")
    opened = sum(map(len, walk.taken.values()))
    each = ", ".join(f"{name} {milliseconds:.0f}" for name, milliseconds in worst.items())
    print(f"p95 in ms: {each}; bound {BOUND_MS:.0f}; {opened} pages, {len(walk.faults)} of them wrong")
    return max(worst.values()) <= BOUND_MS and not walk.faults


def main() -> bool:
    with TemporaryDirectory() as folder:
        port = free_port()
        env = {"KITH_DATA": folder, "KITH_LOG_LEVEL": "WARNING", **os.environ}
        env |= {"KITH_ORIGIN": f"http://localhost:{port}", "PORT": str(port)}
        began = time.monotonic()
        subprocess.run([KITH, "demo", "--seed-only", *SIZE], env=env, check=True)
        print(f"figure seeding {time.monotonic() - began:.0f} s")
        server = subprocess.Popen([KITH, "serve"], env=env)
        try:
            wait_for(port)
            walk = work_together(port)
            for name, milliseconds, processor in alone(port, server.pid):
                print(f"figure {name}_alone {milliseconds:.1f} ms, {processor:.1f} ms of the processor")
        finally:
            server.terminate()
            server.wait(timeout=20)
    return report(walk)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
