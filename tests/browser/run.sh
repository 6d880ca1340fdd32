#!/usr/bin/env bash
# Pages in a headless browser: what people do with a preview, and axe-core's rules of WCAG A and AA.
#
#   run.sh KESSAN [LARGE]
#
# With LARGE, the folder of a report of many facts, also what takes longer: its preview, and all texts at hand.
# Needs Node.js and Chromium (`chromium` on the path, or its place in CHROMIUM); where they are not there, nothing
# is tried, and that is said. What else is needed is pinned in package.json and installed below target/.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kessan=$(realpath "$1")
large=$(realpath "${2:-.}")
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
if [ -z "$browser" ] || ! command -v npm >/dev/null; then
    echo "SKIPPED: the pages were not opened, for there is no Node.js or no Chromium here"
    exit 0
fi
work=${CARGO_TARGET_DIR:-$here/../../target}/browser
mkdir -p "$work"
cp "$here"/package.json "$here"/*.mjs "$work"
cd "$work"
npm install --silent --no-audit --no-fund --no-package-lock
export CHROMIUM=$browser KESSAN=$kessan ROOT=$(realpath "$here/../..")
node pages.mjs
node preview.mjs
node filings.mjs
if [ $# -gt 1 ]; then
    LARGE=$large node large.mjs
    KESSAN_LONG=1 node texts.mjs
else
    node texts.mjs
fi
