"""A program in a pseudo-terminal, with the time at which each piece of its output arrived."""

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time

ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78M]")


class Session:
    """Runs `command` in a terminal of `lines` by `columns`; times are seconds of `time.perf_counter`."""

    def __init__(self, command, lines, columns, environment, folder="."):
        self.terminal, other = os.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        path = os.ttyname(other)
        # A process without a terminal gets the first one that it opens, here as its standard input.
        files = [(os.POSIX_SPAWN_OPEN, 0, path, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        here = os.getcwd()
        os.chdir(folder)
        self.spawned = time.perf_counter()
        try:
            self.pid = os.posix_spawn(command[0], command, environment, file_actions=files, setsid=True)
        finally:
            os.chdir(here)
        os.close(other)
        self.written = 0
        self.output = b""
        self.last_byte = self.spawned

    def read_until(self, moment):
        """Reads one piece of output, if any comes before `moment`; False when none did."""
        wait = max(0.0, moment - time.perf_counter())
        if not select.select([self.terminal], [], [], wait)[0]:
            return False
        try:
            piece = os.read(self.terminal, 1 << 20)
        except OSError:  # the program has ended
            piece = b""
        if not piece:
            time.sleep(wait)
            return False
        self.last_byte = time.perf_counter()
        self.written += len(piece)
        self.output = (self.output + piece)[-(1 << 18) :]
        return True

    def send(self, keys):
        """Types `keys` in one write and returns the time just before."""
        moment = time.perf_counter()
        os.write(self.terminal, keys)
        return moment

    def settle(self, first, quiet):
        """Waits up to `first` seconds for output and then until none comes for `quiet` seconds.

        Returns the time of the last byte, or None if nothing came."""
        if not self.read_until(time.perf_counter() + first):
            return None
        while self.read_until(self.last_byte + quiet):
            pass
        return self.last_byte

    def settle_on(self, expected, patience, quiet):
        """As `settle`, but only output in which `expected` (a regular expression) stands counts as the screen."""
        deadline = time.perf_counter() + patience
        while not re.search(expected, ESCAPES.sub(b"", self.output)):
            if time.perf_counter() > deadline:
                shown = ESCAPES.sub(b" ", self.output)[-2000:].decode(errors="replace")
                raise TimeoutError(f"no {expected!r} within {patience} s in:\n{shown}")
            self.read_until(min(deadline, time.perf_counter() + 0.1))
        while self.read_until(self.last_byte + quiet):
            pass
        return self.last_byte

    def processor_ticks(self):
        """Clock ticks (1/100 s) of user and system time, of all threads."""
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def wakeups(self):
        """How often any of its threads has gone to sleep by itself and so was woken."""
        return sum(self._status("voluntary_ctxt_switches", f"task/{task}/") for task in os.listdir(f"/proc/{self.pid}/task"))

    def peak_memory(self):
        """Highest resident memory so far, in MB."""
        return self._status("VmHWM") / 1024

    def _status(self, name, task=""):
        with open(f"/proc/{self.pid}/{task}status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith(name + ":"))

    def close(self, keys=b""):
        """Leaves by `keys`; a program that is still there a second later is killed."""
        if keys:
            self.send(keys)
        deadline = time.perf_counter() + 1
        ended = False
        while not ended and time.perf_counter() < deadline:
            self.read_until(time.perf_counter() + 0.01)
            ended = os.waitpid(self.pid, os.WNOHANG)[0] != 0
        if not ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.terminal)
