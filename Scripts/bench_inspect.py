"""Plays recorded conversations anew through Inspect AI, for bench_calls.py.

    bench_inspect.py CONVERSATIONS.jsonl BASE_URL CONCURRENCY LOG_DIR

Each line of the file is a JSON array of user turns. Every conversation ends with one call to the judge.
"""

import json
import os
import sys

os.environ.setdefault("BENCH_API_KEY", "none")
os.environ["BENCH_BASE_URL"] = sys.argv[2]

from inspect_ai import Task, eval as evaluate  # noqa: E402
from inspect_ai.dataset import MemoryDataset, Sample  # noqa: E402
from inspect_ai.model import ChatMessageUser, GenerateConfig, get_model  # noqa: E402
from inspect_ai.scorer import Score, accuracy, scorer  # noqa: E402
from inspect_ai.solver import solver  # noqa: E402


@solver
def conversation():
    async def solve(state, generate):
        for turn in state.metadata["turns"]:
            state.messages.append(ChatMessageUser(content=turn))
            state = await generate(state)
        return state

    return solve


@scorer(metrics=[accuracy()])
def judged():
    async def score(state, target):
        judge = get_model("openai-api/bench/judge")
        prompt = f"Rate as JSON.\n{state.metadata['turns'][0]}\n{state.metadata['turns'][-1]}\n{state.output.completion}"
        output = await judge.generate(prompt, config=GenerateConfig(temperature=0, max_tokens=500))
        return Score(value=json.loads(output.completion)["rating"] / 2, explanation=output.completion)

    return score


def main():
    concurrency = int(sys.argv[3])
    with open(sys.argv[1], encoding="utf-8") as file:
        samples = [
            Sample(id=number, input=turns[0], target="", metadata={"turns": turns})
            for number, turns in enumerate(map(json.loads, file), start=1)
        ]
    for sample in samples:
        sample.input = []
    logs = evaluate(
        Task(dataset=MemoryDataset(samples), solver=conversation(), scorer=judged()),
        model="openai-api/bench/chat",
        temperature=0.7,
        max_tokens=400,
        max_connections=concurrency,
        max_samples=concurrency,
        log_dir=sys.argv[4],
        display="none",
    )
    if logs[0].status != "success":
        sys.exit(f"Inspect ended with status {logs[0].status}: {logs[0].error.message if logs[0].error else ''}")


main()
