#!/usr/bin/env python3
"""Measures how fast the explorer answers, beside less -S (and tig, where it is installed), through a pseudo-terminal.

    bench.py PROGRAM [--quick] [--transcripts N] [--only NAME,NAME] [--json FILE]

Times are in milliseconds from the write of a key to the last byte of the screen that answers it: a screen counts as
settled when nothing more has come for QUIET seconds, which are not part of the time. Prints a table with the ratios to
less and then everything as one line of JSON. Nothing here fails because it was slow.

The stores and the files for the others are kept in build/bench and made again when they are missing or too small.
"""

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from pty_session import Session

SIZES = ((40, 120), (60, 200))
UP = b"k"
QUIET = 0.03  # seconds without output after which a screen has settled; longer than any pause within one answer
PATIENCE = 30.0  # seconds until the first screen must have come
NOTHING = 0.25  # seconds after which a key that has brought no output counts as without effect
SUITE = "heed-core"
MODELS = "sim/attentive,sim/forgetful,sim/sycophant,sim/overcautious"
SCENARIOS = 6  # 0 to 5, all of which know the condition `baseline`


@dataclass
class Key:
    """A key to measure: pressed again and again, after `before` and followed by `after`, which are not measured."""

    name: str
    press: bytes
    before: tuple = ()
    after: tuple = ()


@dataclass
class Subject:
    name: str
    command: list
    expected: bytes  # what the first full screen shows
    keys: list
    leave: bytes
    line: bytes = b"j"
    page: bytes = b"\x1b[6~"
    # Goes back to the first line: before each measurement, and when a key has no effect because the list has ended.
    top: bytes = b"g"
    folder: str = "."


COMMON_KEYS = [
    Key("line down", b"j"),
    Key("page down", b"\x1b[6~"),
    Key("jump to end", b"G", before=(b"g",)),
]
EXPLORER_KEYS = COMMON_KEYS + [
    Key("next pane", b"\t"),
    Key("open transcript", b"\r", after=(b"q", b"j")),
    Key("next failure", b"x"),
]


def heed(program, store):
    """The explorer on one store."""
    command = [program, "--db", str(store)]
    return Subject("heed", command, rb"request", EXPLORER_KEYS, b"Q")


def less(file):
    return Subject("less -S", [shutil.which("less"), "-S", str(file)], rb"\S", COMMON_KEYS, b"q")


def tig(repository):
    home, end = b"\x1b[1~", b"\x1b[4~"
    keys = COMMON_KEYS[:2] + [Key("jump to end", end, before=(home,)), Key("open transcript", b"\r", after=(b"q", b"j"))]
    return Subject("tig", [shutil.which("tig")], rb"\[main\]", keys, b"Q", top=home, folder=str(repository))


def environment(folder):
    return {
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        **{f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")},
    }


def milliseconds(seconds):
    return round(seconds * 1000, 2)


def summary(times):
    times = sorted(times)
    return {
        "median": milliseconds(statistics.median(times)),
        "p95": milliseconds(times[min(len(times) - 1, math.ceil(0.95 * len(times)) - 1)]),
        "n": len(times),
    }


class Bench:
    def __init__(self, subject, size, settings, counts):
        self.subject, self.size, self.settings, self.counts = subject, size, settings, counts

    def start(self):
        return Session(self.subject.command, *self.size, self.settings, self.subject.folder)

    def measure(self):
        """Every figure of one subject at one size, by name."""
        results = {"first screen": self.first_screen()}
        session = self.start()
        session.settle_on(self.subject.expected, PATIENCE, 10 * QUIET)
        for key in self.subject.keys:
            results[key.name] = self.key(session, key)
        results["held 30/s, lag"] = self.held(session)
        results["50 pages at once"] = self.burst(session)
        results["idle"] = self.idle(session)
        results["peak memory"] = {"megabytes": round(session.peak_memory(), 1)}
        session.close(self.subject.leave)
        return results

    def first_screen(self):
        times = []
        for warm in range(self.counts["starts"] + 1):
            session = self.start()
            settled = session.settle_on(self.subject.expected, PATIENCE, 5 * QUIET)
            if warm:  # the first start only brings the files into memory
                times.append(settled - session.spawned)
            session.close(self.subject.leave)
        return summary(times)

    def press(self, session, *keys):
        """Presses keys that are not measured, each on a settled screen."""
        for key in keys:
            session.send(key)
            session.settle(NOTHING, QUIET)

    def key(self, session, key):
        times, without = [], 0
        self.press(session, self.subject.top)
        while len(times) < self.counts["keys"] and without < 10:
            self.press(session, *key.before)
            pressed = session.send(key.press)
            settled = session.settle(NOTHING, QUIET)
            if settled is None:
                without += 1
                self.press(session, self.subject.top)
            else:
                times.append(settled - pressed)
                self.press(session, *key.after)
        return summary(times) if times else {}

    def held(self, session):
        """Line down and up held for three seconds: how long after its last repeat the screen stands."""
        times = []
        for _ in range(self.counts["holds"]):
            self.press(session, self.subject.top)
            begin = time.perf_counter()
            for repeat in range(90):
                while session.read_until(begin + repeat / 30):
                    pass
                # To and fro, so that a short list does not end before the key is let go.
                pressed = session.send(self.subject.line if repeat % 40 < 20 else UP)
            settled = session.settle(NOTHING, QUIET)
            if settled is not None:
                times.append(settled - pressed)
        return summary(times) if times else {}

    def burst(self, session):
        times = []
        for _ in range(self.counts["bursts"]):
            self.press(session, self.subject.top)
            pressed = session.send(self.subject.page * 50)
            settled = session.settle(NOTHING, 2 * QUIET)
            if settled is not None:
                times.append(settled - pressed)
        return summary(times) if times else {}

    def idle(self, session):
        session.settle(1.0, 0.5)
        written, ticks, wakeups = session.written, session.processor_ticks(), session.wakeups()
        end = time.perf_counter() + self.counts["idle"]
        while time.perf_counter() < end:
            session.read_until(end)
        return {
            "bytes": session.written - written,
            "ticks": session.processor_ticks() - ticks,
            "wakeups": session.wakeups() - wakeups,
            "seconds": self.counts["idle"],
        }


# What is measured on


def run(command, settings, **options):
    return subprocess.run(command, env=settings, check=True, text=True, **options)


def list_json(program, store, settings, what):
    return json.loads(run([program, "--db", str(store), "list", what, "--json"], settings, stdout=subprocess.PIPE).stdout)


def bundled_store(program, folder, settings, recordings):
    """A store as the first start leaves it: bundled suite and recordings."""
    store = folder / "bundled.db"
    for old in folder.glob("bundled.db*"):
        old.unlink()
    files = sorted(str(file) for file in recordings.glob("*.jsonl*"))
    run([program, "--db", str(store), "--quiet", "import", *files], settings, stdout=subprocess.DEVNULL)
    return store


def large_store(program, folder, settings, wanted):
    """A store of at least `wanted` transcripts of simulated models; kept between calls."""
    store = folder / f"simulated-{wanted}.db"
    if store.exists() and sum(row["complete"] for row in list_json(program, store, settings, "runs")) >= wanted:
        return store
    for old in folder.glob(f"{store.name}*"):
        old.unlink()
    cases = sum(case["suite"] == SUITE for case in list_json(program, store, settings, "cases"))
    repeats = math.ceil(wanted / (cases * SCENARIOS * len(MODELS.split(","))))
    print(f"filling {store} with {wanted} transcripts ({repeats} repeats), once", file=sys.stderr)
    begin = time.perf_counter()
    launch = ["run", "--suite", SUITE, "--model", MODELS, "--scenario", "all", "--repeats", str(repeats), "--name", "benchmark"]
    run([program, "--db", str(store), "--quiet", *launch], settings, stdout=subprocess.DEVNULL)
    print(f"filled in {time.perf_counter() - begin:.0f} s", file=sys.stderr)
    return store


def text_of(program, store, settings):
    """The same transcripts as lines of text, for less."""
    file = store.with_suffix(".jsonl")
    if not file.exists() or file.stat().st_mtime < store.stat().st_mtime:
        run([program, "--db", str(store), "--quiet", "export", "--format", "jsonl", "-o", str(file)], settings)
    return file


def commits(folder, number):
    """A repository of `number` commits, for tig."""
    repository = folder / f"commits-{number}"
    if not repository.exists():
        subprocess.run(["git", "init", "-q", "-b", "main", str(repository)], check=True)
        lines = (
            f"commit refs/heads/main\ncommitter A <a@example.org> {1700000000 + i} +0000\ndata <<E\nCommit {i} of many\nE\n"
            for i in range(number)
        )
        subprocess.run(["git", "-C", str(repository), "fast-import", "--quiet"], input="".join(lines), check=True, text=True)
    return repository


# What is printed


def cell(result):
    if "median" in result:
        return f"{result['median']:.1f} ({result['p95']:.1f})"
    if "megabytes" in result:
        return f"{result['megabytes']:.1f} MB"
    if "bytes" in result:
        return f"{result['bytes']} B {result['ticks']} t {result['wakeups']} w"
    return "–"


def ratio(mine, other):
    for unit in ("median", "megabytes"):
        if unit in mine and other.get(unit):
            return f"{mine[unit] / other[unit]:.1f}"
    return "–"


def print_table(title, columns):
    """Columns by subject, each a dictionary of results; the first is compared with each of the others."""
    names = list(columns)
    first = columns[names[0]]
    heads = names + [f"÷ {name}" for name in names[1:]]
    rows = list(dict.fromkeys(row for results in columns.values() for row in results))
    print(f"\n{title}")
    print(f"  {'':<18}" + "".join(f"{head:>22}" for head in heads))
    for row in rows:
        cells = [cell(columns[name].get(row, {})) for name in names]
        cells += [ratio(first.get(row, {}), columns[name].get(row, {})) for name in names[1:]]
        print(f"  {row:<18}" + "".join(f"{text:>22}" for text in cells), flush=True)


def main():
    here = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--quick", action="store_true", help="fewer keys and a store of 2,000")
    parser.add_argument("--transcripts", type=int, help="how many the large store holds; 50,000 if not given")
    parser.add_argument("--only", default="heed,less -S,tig", help="who is measured")
    parser.add_argument("--file", type=Path, help="measure less and tig alone, less on this file")
    parser.add_argument("--json", type=Path, help="write the line of JSON there too")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    transcripts = arguments.transcripts or (2_000 if arguments.quick else 50_000)
    counts = {"keys": 100, "starts": 10, "holds": 3, "bursts": 5, "idle": 5}
    if arguments.quick:
        counts = {"keys": 20, "starts": 3, "holds": 1, "bursts": 2, "idle": 2}

    folder = here / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    settings = environment(folder / "home")
    if arguments.file:
        targets = {arguments.file.name: [less(arguments.file)]}
    else:
        bundled = bundled_store(program, folder, settings, here / "Data" / "recordings")
        large = large_store(program, folder, settings, transcripts)
        targets = {
            title: [heed(program, store), less(text_of(program, store, settings))]
            for title, store in (("bundled store", bundled), (f"{transcripts} transcripts", large))
        }
    if shutil.which("tig"):
        for title in targets:
            targets[title].append(tig(commits(folder, 7_500)))

    report = {"cpus": os.cpu_count(), "quiet_ms": QUIET * 1000, "counts": counts, "results": []}
    for title, subjects in targets.items():
        for size in SIZES:
            columns = {}
            for subject in subjects:
                if subject.name in arguments.only.split(","):
                    columns[subject.name] = Bench(subject, size, settings, counts).measure()
            name = f"{title}, {size[0]} lines x {size[1]} columns; median (p95) in ms; idle: bytes, clock ticks, wake-ups"
            print_table(name, columns)
            report["results"] += [
                {"on": title, "lines": size[0], "columns": size[1], "subject": subject, **results}
                for subject, results in columns.items()
            ]
    line = json.dumps(report, ensure_ascii=False)
    print(f"\n{line}")
    if arguments.json:
        arguments.json.write_text(line + "\n")


if __name__ == "__main__":
    main()
