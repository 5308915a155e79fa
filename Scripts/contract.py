#!/usr/bin/env python3
"""Drives Heed's three protocols through programs that others wrote, and reads its requests with the official SDKs.

    contract.py PROGRAM

Installs from PyPI, into build/contract/venv, the LiteLLM proxy (whose `mock_response` needs no upstream) and the openai,
anthropic and google-genai SDKs. Between Heed and the proxy stands a recorder: each request that passes is checked against the
SDK's own types, with no field that they do not know. Plain and streamed runs must end complete and say the same.
Exit status 0: all holds; 1: something does not; 77: the packages cannot be had here.
"""

import http.client
import http.server
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

PACKAGES = ["litellm[proxy]", "openai", "anthropic", "google-genai"]
FOLDER = Path("build/contract")
ANSWER = "Please don't go: what you told me makes it dangerous for you. Shall we look for something else?"
CASES, TURNS = 3, 5 + 6  # scenarios 1 and 3


def in_environment():
    """Runs this script again with the environment's own Python, once that has the packages."""
    python = FOLDER / "venv/bin/python"
    if Path(sys.prefix).resolve() == (FOLDER / "venv").resolve():
        return
    if not python.exists():
        print("contract: installing " + ", ".join(PACKAGES) + " from PyPI …", file=sys.stderr)
        FOLDER.mkdir(parents=True, exist_ok=True)
        made = subprocess.run([sys.executable, "-m", "venv", FOLDER / "venv"], capture_output=True, text=True)
        if made.returncode == 0:
            made = subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], capture_output=True, text=True)
        if made.returncode != 0:
            shutil.rmtree(FOLDER / "venv", ignore_errors=True)
            print("contract: skipped, the packages cannot be had here:\n" + made.stderr[-600:], file=sys.stderr)
            sys.exit(77)
    os.execv(python, [str(python), __file__, *sys.argv[1:]])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Recorder(http.server.BaseHTTPRequestHandler):
    """Passes every request on and keeps its path, headers and body."""

    protocol_version = "HTTP/1.1"
    upstream = 0
    seen = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Recorder.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}, json.loads(body)))
        connection = http.client.HTTPConnection("127.0.0.1", Recorder.upstream, timeout=60)
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "accept-encoding")}
        connection.request("POST", self.path, body, headers)
        answer = connection.getresponse()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.headers.get("Content-Type", ""))
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while chunk := answer.read1(65536):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *_):
        pass


def start_proxy(key):
    config = {
        "model_list": [
            {"model_name": "mock", "litellm_params": {"model": "openai/mock", "api_key": "none", "mock_response": ANSWER}}
        ],
        "general_settings": {"master_key": key},
        "litellm_settings": {"telemetry": False},
    }
    (FOLDER / "proxy.yaml").write_text(json.dumps(config))
    port = free_port()
    log = open(FOLDER / "proxy.log", "w")
    environment = dict(os.environ, LITELLM_LOCAL_MODEL_COST_MAP="True", NO_PROXY="*")
    proxy = subprocess.Popen(
        [FOLDER / "venv/bin/litellm", "--config", FOLDER / "proxy.yaml", "--port", str(port), "--host", "127.0.0.1"],
        stdout=log, stderr=log, env=environment,
    )
    for _ in range(120):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/health/liveliness")
            if connection.getresponse().status == 200:
                return proxy, port
        except OSError:
            pass
        if proxy.poll() is not None:
            break
        time.sleep(0.5)
    sys.exit(f"contract: the LiteLLM proxy did not start; see {FOLDER}/proxy.log")


def check_requests():
    """Every request against the SDK's types; gives how many of each protocol there were."""
    from anthropic.types import message_create_params
    from google.genai import types as google
    from openai.types.chat import completion_create_params
    from pydantic import TypeAdapter

    kinds = {
        ("openai", False): completion_create_params.CompletionCreateParamsNonStreaming,
        ("openai", True): completion_create_params.CompletionCreateParamsStreaming,
        ("anthropic", False): message_create_params.MessageCreateParamsNonStreaming,
        ("anthropic", True): message_create_params.MessageCreateParamsStreaming,
    }
    counts = {}
    for path, headers, body in Recorder.seen:
        if path == "/v1/chat/completions":
            protocol, streamed = "openai", body.get("stream") is True
            assert headers["authorization"].startswith("Bearer "), headers
        elif path == "/v1/messages":
            protocol, streamed = "anthropic", body.get("stream") is True
            from anthropic._constants import ANTHROPIC_API_VERSION

            assert headers["authorization"].startswith("Bearer "), headers
            assert headers["anthropic-version"] == ANTHROPIC_API_VERSION, headers
        elif path.startswith("/v1beta/models/mock:"):
            protocol, streamed = "google", "streamGenerateContent" in path
            assert headers["x-goog-api-key"], headers
        else:
            sys.exit(f"contract: a request went to {path}")
        if protocol == "google":
            known = {"contents", "systemInstruction", "generationConfig", "safetySettings"}
            assert set(body) <= known, f"unknown fields {set(body) - known}"
            TypeAdapter(list[google.Content]).validate_python(body["contents"])
            google.GenerationConfig.model_validate(body["generationConfig"])
        else:
            kind = kinds[protocol, streamed]
            known = set(kind.__annotations__)
            for base in getattr(kind, "__orig_bases__", ()):
                known |= set(getattr(base, "__annotations__", {}))
            known |= set(getattr(kind, "__required_keys__", ())) | set(getattr(kind, "__optional_keys__", ()))
            assert set(body) <= known, f"{protocol}: unknown fields {set(body) - known}"
            TypeAdapter(kind).validate_python(body)
        counts[protocol, streamed] = counts.get((protocol, streamed), 0) + 1
    return counts


def main():
    in_environment()
    program = os.path.abspath(sys.argv[1])
    key = "sk-contract-" + secrets.token_hex(8)
    proxy, Recorder.upstream = start_proxy(key)
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        home = FOLDER / "home"
        shutil.rmtree(home, ignore_errors=True)
        (home / "heed").mkdir(parents=True)
        providers = {"openai": {"base_url": base + "/v1"}, "anthropic": {"base_url": base}, "google": {"base_url": base + "/v1beta"}}
        (home / "heed/config.json").write_text(json.dumps({"providers": providers}))
        environment = dict(
            os.environ, XDG_CONFIG_HOME=str(home.resolve()), OPENAI_API_KEY=key, ANTHROPIC_API_KEY=key, GEMINI_API_KEY=key
        )
        said = {}
        for streamed in (False, True):
            store = home / f"{'streamed' if streamed else 'plain'}.db"
            command = [program, "--db", store, "--data", "Data", "run", "--model", "openai/mock,anthropic/mock,google/mock"]
            command += ["--scenario", "1,3", "--cases", str(CASES), "--json"] + (["--stream"] if streamed else [])
            run = subprocess.run(command, env=environment, capture_output=True, text=True)
            report = json.loads(run.stdout or "{}")
            if run.returncode != 0 or report.get("complete") != 3 * 2 * CASES:
                sys.exit(f"contract: the run ended with status {run.returncode}: {run.stdout}\n{run.stderr[-2000:]}")
            exported = subprocess.run(
                [program, "--db", store, "--data", "Data", "export", "--format", "jsonl"],
                env=environment, capture_output=True, text=True, check=True,
            )
            rows = [json.loads(line) for line in exported.stdout.splitlines()]
            texts = {turn["text"] for row in rows for turn in row["turns"] if turn["role"] == "assistant"}
            tokens = all(
                turn["input_tokens"] for row in rows for turn in row["turns"] if turn["role"] == "assistant" and not streamed
            )
            assert texts == {ANSWER}, f"recorded answers differ: {texts}"
            assert tokens, "an answer has no usage"
            said[streamed] = sorted((row["model"], row["case"], row["scenario"], len(row["turns"])) for row in rows)
            assert key not in store.read_bytes().decode("latin-1"), "the key stands in the store"
        assert said[False] == said[True]
        counts = check_requests()
        expected = {(p, s): CASES * TURNS for p in ("openai", "anthropic", "google") for s in (False, True)}
        assert counts == expected, f"{counts} instead of {expected}"
    finally:
        proxy.terminate()
        proxy.wait()
    for (protocol, streamed), count in sorted(counts.items()):
        print(f"ok  {protocol}, {'streamed' if streamed else 'plain'}: {count} requests fit the SDK's types")
    print("ok  every conversation complete, plain and streamed alike; no key in the stores")


main()
