#!/usr/bin/env python3
"""Measures what a call costs: a run with a judge against a local server that answers after 50 ms, beside Inspect AI.

    bench_calls.py PROGRAM [--conversations N] [--inspect N] [--concurrency N] [--latency MS] [--json FILE]

Both play the same conversations of six turns, judge each once, and keep 64 calls under way. The ideal time is calls ×
latency ÷ concurrency. Prints both programs' times as ratios to it, CPU for each call, and peak memory; then one line of
JSON. Inspect is installed from PyPI into build/bench/inspect; where that cannot be had, Heed is measured alone.
Nothing here fails because it was slow.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
TURNS = 6


def measured(command, log, env=None):
    """Runs a command; gives wall seconds, CPU seconds and peak megabytes of it and its children."""
    with open(log, "w", encoding="utf-8") as output:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
    if status != 0:
        sys.exit(f"bench: {' '.join(map(str, command))} failed; see {log}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def inspect_python(folder):
    """The Python of an environment that has Inspect; None where it cannot be installed."""
    python = folder / "bin" / "python"
    if python.exists():
        return python
    print("bench: installing inspect-ai from PyPI …", file=sys.stderr)
    made = subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True, text=True)
    if made.returncode == 0:
        made = subprocess.run([python, "-m", "pip", "install", "-q", "inspect-ai", "openai"], capture_output=True, text=True)
    if made.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        print(f"bench: no Inspect here ({made.stderr.strip().splitlines()[-1:]}); Heed alone.", file=sys.stderr)
        return None
    return python


def conversations(store, path, limit):
    """Writes the user turns of the store's transcripts, a JSON array a line."""
    with sqlite3.connect(store) as db, open(path, "w", encoding="utf-8") as file:
        for (key,) in db.execute("SELECT key FROM transcript ORDER BY key LIMIT ?", [limit]).fetchall():
            turns = db.execute(
                "SELECT text FROM turn WHERE key BETWEEN ? * 4096 AND ? * 4096 + 4095 AND role = 'user' ORDER BY key",
                [key, key],
            )
            file.write(json.dumps([text for (text,) in turns]) + "\n")


def figures(name, count, wall, cpu, memory, args):
    calls = count * (TURNS + 1)
    ideal = calls * args.latency / 1000 / args.concurrency
    return {
        "program": name,
        "conversations": count,
        "calls": calls,
        "seconds": round(wall, 2),
        "ideal": round(ideal, 2),
        "ratio": round(wall / ideal, 3),
        "cpu_ms_a_call": round(cpu * 1000 / calls, 3),
        "megabytes": round(memory, 1),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--conversations", type=int, default=1685)
    parser.add_argument("--inspect", type=int, default=337, help="conversations for Inspect; 0 leaves it out")
    parser.add_argument("--concurrency", type=int, default=64)
    parser.add_argument("--latency", type=float, default=50)
    parser.add_argument("--json")
    args = parser.parse_args()

    folder = Path("build/bench/calls")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    server = subprocess.Popen(
        [sys.executable, HERE / "latency_server.py", "0", str(args.latency)], stdout=subprocess.PIPE, text=True
    )
    rows = []
    try:
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}/v1"
        store = folder / "heed.db"
        cases = min(337, args.conversations)
        repeats = max(1, args.conversations // cases)
        command = [args.program, "run", "--db", store, "--data", "Data", "--model", "local/chat", "--base-url", url]
        command += ["--scenario", "3", "--cases", str(cases), "--repeats", str(repeats), "--quiet"]
        command += ["--concurrency", str(args.concurrency), "--rater", "judge/local/judge", "--no-cache"]
        # The store with its suite is made before, as a person's is.
        subprocess.run([args.program, "list", "suites", "--db", store, "--data", "Data"], check=True, capture_output=True)
        rows.append(figures("heed", cases * repeats, *measured(command, folder / "heed.log"), args))
        with sqlite3.connect(store) as db:
            complete = db.execute("SELECT count(*) FROM transcript WHERE status = 'complete'").fetchone()[0]
            judged = db.execute("SELECT count(*) FROM rating WHERE rater = 'judge/local/judge'").fetchone()[0]
            if complete != cases * repeats or judged != complete:
                sys.exit(f"bench: {complete} complete and {judged} judged of {cases * repeats}; see {folder}/heed.log")
        python = inspect_python(Path("build/bench/inspect")) if args.inspect else None
        if python:
            count = min(args.inspect, cases * repeats)
            conversations(store, folder / "conversations.jsonl", count)
            command = [python, HERE / "bench_inspect.py", folder / "conversations.jsonl", url, str(args.concurrency)]
            rows.append(
                figures("inspect", count, *measured(command + [folder / "logs"], folder / "inspect.log"), args)
            )
    finally:
        server.kill()
    print(f"{'program':<9} {'calls':>7} {'seconds':>8} {'ideal':>7} {'÷ ideal':>8} {'CPU ms/call':>12} {'MB':>7}")
    for row in rows:
        print(
            f"{row['program']:<9} {row['calls']:>7} {row['seconds']:>8} {row['ideal']:>7} {row['ratio']:>8} "
            f"{row['cpu_ms_a_call']:>12} {row['megabytes']:>7}"
        )
    text = json.dumps(rows)
    print(text)
    if args.json:
        Path(args.json).write_text(text + "\n", encoding="utf-8")


main()
