#!/bin/sh
# A small product with the verbs that every release has: one process, one file of data, which it migrates when it starts.
set -eu
version=@VERSION@
release=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/../.." && pwd -P)
verb=$2
shift 2
while [ $# -gt 0 ]; do
  case $1 in
    --home) home=$2 ;;
  esac
  shift
done
if [ -e "$release/../../forbidden-$verb-$version" ]; then
  echo "$verb of $version is forbidden"
  exit 1
fi
alive() {
  [ -e "$home/run/pid" ] && kill -0 "$(cat "$home/run/pid")" 2> /dev/null
}
case $verb in
  prepare) : > "$release/prepared" ;;
  up)
    [ -e "$release/prepared" ]
    mkdir -p "$home/run" "$home/data" "$home/logs"
    [ "$(cat "$home/data/schema" 2> /dev/null || true)" = "$version" ] || echo "migrated to $version" >> "$home/data/book"
    echo "$version" > "$home/data/schema"
    if ! alive; then
      setsid sleep 100000 > "$home/logs/product.log" 2>&1 &
      echo $! > "$home/run/pid"
    fi
    echo "$version" > "$home/run/version"
    ;;
  check)
    alive
    [ "$(cat "$home/run/version")" = "$version" ]
    echo "checked $version" >> "$home/data/book"
    ;;
  status) alive || exit 3 ;;
  down)
    if alive; then
      kill "$(cat "$home/run/pid")"
      while alive; do :; done
    fi
    ;;
esac
echo "$verb done"
