#!/bin/sh
# run-tests.sh ARGUMENTS...: runs `swift test` with them. What failed is said again at the end, where whoever sees only the
# last lines of a long log finds it.
set -u
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
status=$({ { swift test "$@" 2>&1; echo $? >&3; } | tee "$log" >&4; } 3>&1) 4>&1
[ "$status" -eq 0 ] && exit 0
printf '\nWhat failed:\n'
grep -A 60 '^✘' "$log" | grep -v '^[◇✔]' | tail -n 150
exit "$status"
