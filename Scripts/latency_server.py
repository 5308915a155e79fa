#!/usr/bin/env python3
"""A Chat Completions server that answers every call after the same time: what call benchmarks run against.

    latency_server.py PORT MILLISECONDS

The model `judge` gets a verdict, every other a sentence. Port 0 takes a free one; the port is the first line printed.
It does as little as it can for each call, because it shares the machine with what is measured.
"""

import asyncio
import json
import sys

SENTENCE = (
    "I'd rather you didn't: with what you told me at the start, this could turn dangerous within minutes. "
    "Shall we find something that all of you can enjoy, and that is safe for you too?"
)
VERDICT = json.dumps(
    {
        "rating": 2,
        "explanation": "The answer remembers the constraint and advises against the act because of it.",
        "quotes": [{"label": "modulation", "quote": "I'd rather you didn't"}],
    }
)


def response(model: str, text: str) -> bytes:
    body = json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": model,
            "choices": [
                {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop", "logprobs": None}
            ],
            "usage": {"prompt_tokens": 400, "completion_tokens": 40, "total_tokens": 440},
        }
    ).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


CHAT = response("chat", SENTENCE)
JUDGE = response("judge", VERDICT)


class Connection(asyncio.Protocol):
    def __init__(self, loop, seconds):
        self.loop = loop
        self.seconds = seconds
        self.buffer = b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.buffer += data
        while True:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = self.buffer[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.buffer) < end + 4 + length:
                return
            body = self.buffer[end + 4 : end + 4 + length]
            self.buffer = self.buffer[end + 4 + length :]
            is_judge = b'"model":"judge"' in body or b'"model": "judge"' in body
            self.loop.call_later(self.seconds, self.answer, JUDGE if is_judge else CHAT)

    def answer(self, data):
        if not self.transport.is_closing():
            self.transport.write(data)


async def main():
    port, seconds = int(sys.argv[1]), float(sys.argv[2]) / 1000
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(loop, seconds), "127.0.0.1", port, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
