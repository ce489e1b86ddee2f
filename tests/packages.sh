#!/usr/bin/env bash
# What the portal is made of: fails where a package is known to be vulnerable, or has a licence that nobody has agreed to; lists
# the licence of each package that is shipped: tests/packages.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
allowed='^(MIT|Apache-2\.0|BSD-[23]-Clause|0BSD|MS-PL|MS-PL OR Apache-2\.0|PostgreSQL|Zlib|MPL-2\.0|Unicode-DFS-2016)$'

vulnerable=$(dotnet list HotDeskPortal.sln package --vulnerable --include-transitive)
if grep -q "has the following vulnerable packages" <<<"$vulnerable"; then
  echo "$vulnerable"
  echo "tests/packages.sh: a package above is vulnerable; take a version that is not." >&2
  exit 1
fi
echo "No package is known to be vulnerable."

# Read and agreed to: may be distributed with a program (Otp.NET, zxcvbn-core: MIT); or is not distributed (its reference excludes all assets, or it has none).
agreed='^(Otp\.NET|zxcvbn-core|NETStandard\.Library|Microsoft\.NETCore\.Platforms|Microsoft\.Data\.SqlClient\.SNI\.runtime|Microsoft\.Identity\.Client\.NativeInterop)$'

store=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
licence_of() {
  local nuspec=$1 text
  text=$(tr -d '\r' < "$nuspec")
  if [[ $text =~ \<license\ type=\"expression\"\>([^\<]+)\</license\> ]]; then echo "${BASH_REMATCH[1]}"
  elif [[ $text =~ \<license\ type=\"file\"\>([^\<]+)\</license\> ]]; then echo "file ${BASH_REMATCH[1]}"
  elif [[ $text =~ \<licenseUrl\>([^\<]+)\</licenseUrl\> ]]; then echo "${BASH_REMATCH[1]}"
  else echo "none"; fi
}

bad=0
while read -r id version; do
  low=${id,,}
  licence=$(licence_of "${store%/}/$low/${version,,}/$low.nuspec")
  printf '%-70s %-12s %s\n' "$id" "$version" "$licence"
  grep -Eq "$allowed" <<<"$licence" || grep -Eq "$agreed" <<<"$id" || { echo "  ^ nobody has agreed to this licence yet" >&2; bad=1; }
done < <(dotnet list src/HotDeskPortal.Web package --include-transitive | awk '$1 == ">" { print $2, $NF }' | sort -u)
exit $bad
