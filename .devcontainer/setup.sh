#!/usr/bin/env bash
# What the tests want beside the SDK: a SIP program and a proxy that are not ours, Playwright's Chromium with its libraries (Ubuntu's own
# is a snap, which does not run in containers), and a certificate for the Production-like profile.
set -euo pipefail
cd "$(dirname "$0")/.."
# The image brings Yarn's package source, whose key expires; nothing here needs it.
sudo rm -f /etc/apt/sources.list.d/yarn.list
sudo apt-get update -qq
sudo apt-get install -y -qq --no-install-recommends sip-tester nginx
dotnet tool restore
dotnet build tests/HotDeskPortal.Browser.Tests --verbosity quiet
tools=tests/HotDeskPortal.Browser.Tests/bin/Debug/net10.0/.playwright
"$(compgen -G "$tools/node/*/node" | head -n 1)" "$tools/package/cli.js" install --with-deps chromium
dotnet dev-certs https
