#!/usr/bin/env bash
# Builds everything and runs every test, the browser's included: tests/run.sh [Release|Debug]
# Ends with a line "N passed, N failed"; exits with 1 where something failed.
set -uo pipefail
cd "$(dirname "$0")/.."
configuration=${1:-Debug}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

fail() { echo "tests/run.sh: $1" >&2; echo "0 passed, 1 failed"; exit 1; }

has_chromium() {
  [ -n "${HOTDESK_CHROMIUM:-}" ] && return 0
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null && return 0
  compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium-*" >/dev/null
}

# Playwright's own download where it is reachable, else the system's package.
install_chromium() {
  local tools=tests/HotDeskPortal.Browser.Tests/bin/$configuration/net10.0/.playwright
  local node
  node=$(compgen -G "$tools/node/*/node" | head -n 1)
  echo "No Chromium here: installing one for the browser tests."
  if [ -n "$node" ] && timeout 300 "$node" "$tools/package/cli.js" install chromium; then return 0; fi
  local root=""
  [ "$(id -u)" -eq 0 ] || root="sudo"
  command -v apt-get >/dev/null || return 1
  $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends chromium fonts-liberation
}

# Some tests are against programs that are not ours: what phones are told, against a SIP program; the portal behind a proxy, against
# nginx. Without the program those tests are skipped, and said to be.
install() {
  local program=$1 package=$2 what=$3
  command -v "$program" >/dev/null || [ -x "/usr/sbin/$program" ] && return 0
  echo "No $program here: installing it for the tests of $what."
  local root=""
  [ "$(id -u)" -eq 0 ] || root="sudo"
  command -v apt-get >/dev/null && $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends $package \
    || echo "$program could not be installed: the tests against it are skipped."
}

dotnet build HotDeskPortal.sln --configuration "$configuration" --verbosity quiet || fail "the build failed"
has_chromium || install_chromium || fail "no Chromium could be installed; name one in HOTDESK_CHROMIUM"
install sipp sip-tester "phone resync"
install nginx nginx "the portal behind a proxy"
install espeak-ng espeak-ng "prompts as sound"
install npm "nodejs npm" "a generated client of the API"

passed=0 failed=0 skipped=0
for project in Domain Services Web Browser; do
  name=HotDeskPortal.$project.Tests
  log=$(mktemp)
  # One after the other: the browser's tests look at the clock.
  dotnet "tests/$name/bin/$configuration/net10.0/$name.dll" -noLogo > "$log" 2>&1
  code=$?
  line=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E "Total: [0-9]+" | tail -n 1)
  number() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$line"; }
  total=$(number Total) errors=$(number Errors) fails=$(number Failed) skips=$(number Skipped) notrun=$(number "Not Run")
  if [ -z "$total" ]; then
    cat "$log"; echo "$name did not run to its end (exit code $code)."; failed=$((failed + 1))
  else
    bad=$((fails + errors))
    [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
    [ "$bad" -gt 0 ] && sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -vE "^(info|dbug|warn): |\[SKIP\]" | tail -n 300
    passed=$((passed + total - fails - skips - ${notrun:-0})) failed=$((failed + bad)) skipped=$((skipped + skips))
    echo "$name: ${line#*Tests }"
  fi
  rm -f "$log"
done

[ "$skipped" -gt 0 ] && echo "$skipped skipped: for want of a program, or because they are about SQLite's own and HOTDESK_TEST_SQLSERVER names a SQL Server."
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
