#!/bin/bash
# Installs what a command prints as a file, or nothing at all if the command fails or prints nothing.
#   Scripts/install-output.sh FILE COMMAND [ARGUMENT…]
set -euo pipefail
file=$1
shift
text=$(mktemp)
trap 'rm -f "$text"' EXIT
if ! "$@" >"$text" || [ ! -s "$text" ]; then
  echo "heed: \`$*\` printed nothing that could be installed as $file" >&2
  exit 1
fi
install -D -m 644 "$text" "$file"
