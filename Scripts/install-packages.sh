#!/bin/bash
# Installs what is missing of the packages that Scripts/packages.txt lists for the given purposes, and says so first.
#   Scripts/install-packages.sh build test
# Asks dpkg alone when nothing is missing, so that a second call costs nothing.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '%s\n' "$*" >&2; }
columns() { awk '{ p = $1; sub(/^[^ ]+ /, ""); printf "  %-30s%s\n", p, $0 }'; }

# "package reason" for each wanted package, once each.
wanted=$(awk -v purposes=" $* " '
  /^#/ || NF < 3 { next }
  index(purposes, " " $1 " ") && !seen[$2]++ { p = $2; $1 = $2 = ""; sub(/^ +/, ""); print p " " $0 }' packages.txt)
names=$(cut -d' ' -f1 <<<"$wanted")

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  say "heed: this system has no apt, so what Heed needs cannot be checked or installed from here."
  say "Install what your system calls these Debian packages:"
  columns <<<"$wanted" >&2
  say "Then go on without this check: make $(tr ' ' '\n' <<<"${MAKEGOALS:-run}" | head -n 1) PACKAGES=skip"
  exit 1
fi

# dpkg-query exits 1 when it does not know a package, which is one of the answers.
installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $names 2>/dev/null | awk '$2 == "installed" { print $1 }' || true)
missing=$(grep -vxF -f <(echo "$installed") <<<"$names" || true)
[ -n "$missing" ] || exit 0

say "Heed needs these packages, which are not installed yet:"
awk 'NR == FNR { missing[$1]; next } $1 in missing' <(echo "$missing") <(echo "$wanted") | columns >&2
install="apt-get install -y -qq --no-install-recommends $(tr '\n' ' ' <<<"$missing" | sed 's/ $//')"

root=()
if [ "$(id -u)" != 0 ]; then
  # sudo may ask for a password only where somebody can answer.
  if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    root=(sudo)
  else
    say "They cannot be installed from here: you are not root, and sudo is missing or would ask for a password."
    say "Run this as root, then try again:"
    say "  apt-get update && $install"
    exit 1
  fi
fi

# What apt does is named before and its errors are shown; its account of each file is not.
run() {
  say "+ ${root[*]:+${root[*]} }$*"
  ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive "$@" >/dev/null
}

# A fresh machine has no package lists, and old lists name packages that are gone: fetch them when needed, once.
known=$(apt-cache policy $missing 2>/dev/null | awk '/Candidate:/ && $2 != "(none)"' | wc -l)
if [ "$known" != "$(wc -l <<<"$missing")" ]; then
  run apt-get update -qq
  run $install
elif ! run $install; then
  run apt-get update -qq
  run $install
fi
