#!/bin/sh
# As much of helm as the steps use: remembers revisions in a file, writes down how it was called, fails when it is told to.
folder=@FOLDER@
echo "$@" >> "$folder/helm.log"
case $1 in
  version) echo "@HELM@" ;;
  template) cat "$folder/rendered.yaml" ;;
  history)
    if [ ! -f "$folder/revisions" ]; then
      echo "Error: release: not found" >&2
      exit 1
    fi
    printf '['
    sed '$!s/$/,/' "$folder/revisions"
    printf ']'
    ;;
  upgrade)
    if [ -f "$folder/upgrade-fails" ]; then
      echo "Error: UPGRADE FAILED: context deadline exceeded" >&2
      exit 1
    fi
    number=$(($(cat "$folder/revisions" 2> /dev/null | wc -l) + 1))
    while [ "$1" != --description ]; do shift; done
    echo "{\"revision\": $number, \"status\": \"deployed\", \"description\": \"$2\"}" >> "$folder/revisions"
    ;;
  rollback)
    number=$(($(cat "$folder/revisions" | wc -l) + 1))
    echo "{\"revision\": $number, \"status\": \"deployed\", \"description\": \"Rollback to $3\"}" >> "$folder/revisions"
    ;;
  uninstall) rm -f "$folder/revisions" ;;
  test) ;;
  *)
    echo "Error: unknown command $1" >&2
    exit 1
    ;;
esac
