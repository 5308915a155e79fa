#!/usr/bin/env python3
"""Takes the pictures that Scripts/screenshots.txt lists from the running program.

    screenshots.py PROGRAM [--only NAME,NAME] [--table FILE] [--output FOLDER]

Each shot runs the program in a real terminal (tmux, on a server of its own) with a store of its own, sends keys and
waits for text to appear, never for time to pass. A shot whose text does not appear within ten seconds is reported with
the screen as it was, and the exit status is 1.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import ansi2png

PATIENCE = 10.0  # seconds until a wait is given up
PAUSE = 0.02  # seconds between two looks at the screen
REST = 3  # looks without a change after which the screen has come to rest


class NotShown(Exception):
    """What a step waited for and the screen that never showed it."""


@dataclass
class Shot:
    name: str
    columns: int
    lines: int
    theme: str
    arguments: list
    environment: dict
    steps: list


def read_table(path):
    shots = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            name, size, theme, words, steps = (field.strip() for field in line.split("|", 4))
            columns, lines = map(int, size.split("x"))
        except ValueError:
            sys.exit(f"{path}:{number}: expected name | columns x lines | theme | arguments | steps, found: {line}")
        words = shlex.split(words)
        settings = [word for word in words if re.match(r"[A-Z_]+=", word)]
        arguments = [word for word in words if word not in settings]
        environment = dict(setting.split("=", 1) for setting in settings)
        steps = re.findall(r"/[^/\s][^/]*/|'[^']*'|\S+", steps)
        shots.append(Shot(name, columns, lines, theme, arguments, environment, steps))
    return shots


class Terminal:
    """One program in one tmux window of a fixed size, on a server of its own."""

    def __init__(self, folder, columns, lines, command, environment):
        self.socket = str(folder / "tmux")
        # Nothing of the caller's terminal or home gets in: the picture depends on the program and its store alone.
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            **environment,
        }
        settings = folder / "tmux.conf"
        settings.write_text(
            "set -g default-terminal tmux-256color\nset -g status off\nset -g escape-time 0\nset -g remain-on-exit on\n"
        )
        size = ["-x", str(columns), "-y", str(lines)]
        self.tmux("-f", str(settings), "new-session", "-d", *size, " ".join(shlex.quote(word) for word in command))

    def tmux(self, *arguments):
        command = ["tmux", "-S", self.socket, *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def screen(self, *options):
        return self.tmux("capture-pane", "-p", *options)

    def wait_for(self, pattern):
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, screen := self.screen()):
            if time.monotonic() > deadline:
                raise NotShown(f"no /{pattern}/ within {PATIENCE:.0f} s on this screen:\n{screen}")
            time.sleep(PAUSE)

    def wait_for_rest(self):
        """The screen with its colours, once it has stopped changing."""
        last, same = None, 0
        deadline = time.monotonic() + PATIENCE
        while same < REST and time.monotonic() < deadline:
            screen = self.screen("-e", "-N")
            same = same + 1 if screen == last else 0
            last = screen
            time.sleep(PAUSE)
        return last

    def do(self, step):
        if step.startswith("/") and len(step) > 2:
            self.wait_for(step[1:-1])
        elif step.startswith("'"):
            self.tmux("send-keys", "-l", step[1:-1])
        else:
            # The key goes to a program at rest, as a person would press it.
            self.wait_for_rest()
            self.tmux("send-keys", step)

    def close(self):
        self.tmux("kill-server")


def take(shot, program, store, output):
    with tempfile.TemporaryDirectory(prefix="heed-shot-") as folder:
        folder = Path(folder)
        database = folder / "heed.db"
        command = [program, *shot.arguments]
        if store:
            shutil.copy(store, database)
            command = [program, "--db", str(database), *shot.arguments]
        terminal = Terminal(folder, shot.columns, shot.lines, command, shot.environment)
        try:
            for step in shot.steps:
                terminal.do(step)
            screen = terminal.wait_for_rest()
        finally:
            terminal.close()
    ansi2png.save(ansi2png.render(screen, shot.theme, shot.columns, shot.lines), output / f"{shot.name}.png")


def fill_store(program, folder, recordings):
    """A store with the bundled suite and recordings, made once for all shots."""
    store = folder / "heed.db"
    files = sorted(str(file) for file in recordings.glob("*.jsonl*"))
    subprocess.run([program, "--db", str(store), "--quiet", "import", *files], check=True, stdout=subprocess.DEVNULL)
    return store


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--only", default="", help="names of the shots to take")
    parser.add_argument("--table", type=Path, default=here / "screenshots.txt")
    parser.add_argument("--output", type=Path, default=here.parent / "screenshots")
    parser.add_argument("--no-store", action="store_true", help="for a program other than heed, to try the script out")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    wanted = set(filter(None, arguments.only.split(",")))
    shots = [shot for shot in read_table(arguments.table) if not wanted or shot.name in wanted]
    if unknown := wanted - {shot.name for shot in shots}:
        sys.exit(f"{arguments.table} has no shot named {', '.join(sorted(unknown))}")

    arguments.output.mkdir(exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="heed-shots-") as folder:
        recordings = here.parent / "Data" / "recordings"
        store = None if arguments.no_store else fill_store(program, Path(folder), recordings)
        for shot in shots:
            try:
                take(shot, program, store, arguments.output)
                print(f"{arguments.output.name}/{shot.name}.png")
            except NotShown as error:
                failed += 1
                print(f"{shot.name}: {error}", file=sys.stderr)
    if failed:
        sys.exit(f"{failed} of {len(shots)} shots failed")


if __name__ == "__main__":
    main()
