#!/bin/sh
# Fetches libchdb.so with npm into <target>/component; does nothing when the lock file has not changed since.
set -eu
source=$1
target=$2
marker="$target/component/.assembled"
wanted=$(cksum < "$source/package-lock.json")
if [ -f "$marker" ] && [ -f "$target/component/libchdb.so" ] && [ "$(cat "$marker")" = "$wanted" ]; then
  exit 0
fi
rm -rf "$target/npm" "$target/component"
mkdir -p "$target/npm" "$target/component"
cp "$source/package.json" "$source/package-lock.json" "$source/.npmrc" "$target/npm/"
(cd "$target/npm" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error)
library=$(find "$target/npm/node_modules/@chdb" -name libchdb.so | head -n 1)
if [ -z "$library" ]; then
  echo "The package of the ClickHouse engine has no libchdb.so for $(uname -m) on $(uname -s)." >&2
  echo "Supported is Linux x86_64 with glibc; on other machines point the platform at an official ClickHouse server." >&2
  exit 1
fi
mv "$library" "$target/component/libchdb.so"
rm -rf "$target/npm"
printf '%s\n' "$wanted" > "$marker"
