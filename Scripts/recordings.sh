#!/bin/bash
# Makes Data/recordings/simulated.jsonl.zst anew: the simulated models' transcripts that the explorer opens with.
#   Scripts/recordings.sh PROGRAM
# Seed 1 fixes what the simulated models say, so that two makes differ in ids and times only.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

heed() { "$program" --db "$folder/heed.db" --data Data "$@"; }
models=sim/attentive,sim/forgetful,sim/sycophant,sim/overcautious

heed run --model "$models" --scenario all --condition baseline --seed 1 --name "every scenario"
heed run --model "$models" --scenario 3 --condition middle,unbiased,hh,guiding,reversed,absent --seed 1 \
  --name "every condition"
heed export --format jsonl -o "$folder/simulated.jsonl"

# What is bundled must replay from the bundled suite alone, as it will where it is imported.
program_in() { "$program" --db "$folder/imported.db" --data Data "$@"; }
program_in import "$folder/simulated.jsonl"
program_in list runs --json | sed -n 's/^ *"id": "\(.*\)",$/\1/p' | while read -r run; do program_in replay "$run"; done

mkdir -p Data/recordings
zstd -q -19 -f "$folder/simulated.jsonl" -o Data/recordings/simulated.jsonl.zst
ls -l Data/recordings/simulated.jsonl.zst
