#!/bin/sh
# Runs `kc.sh build` once for the options below; a second run with the same options does nothing.
set -eu
target=$1
component="$target/component"
for unpacked in "$target"/unpacked/keycloak-*; do
  if [ -d "$unpacked" ]; then
    rm -rf "$component"
    mv "$unpacked" "$component"
    # What the build step overwrites, as it was released: two runs of that step differ, and a bundle must not.
    rm -rf "$target/released"
    mkdir -p "$target/released"
    cp -R "$component/lib/quarkus" "$target/released/quarkus"
  fi
done
options="--db=postgres --health-enabled=true --metrics-enabled=true --cache=local"
marker="$component/.built"
wanted="$options $(cksum < "$component/version.txt")"
if [ -f "$marker" ] && [ "$(cat "$marker")" = "$wanted" ]; then
  exit 0
fi
chmod +x "$component/bin/kc.sh"
log="$component/build.log"
# shellcheck disable=SC2086 # the options are separate words
if ! "$component/bin/kc.sh" build $options > "$log" 2>&1; then
  cat "$log" >&2
  echo "Keycloak's build step failed; its output is above." >&2
  exit 1
fi
printf '%s\n' "$wanted" > "$marker"
