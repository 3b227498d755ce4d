#!/bin/bash
# After a rollback: what was stopped for the version that was taken back starts again.
set -euo pipefail
for application in $APPLICATIONS; do
  rm -f "/var/lib/atrium/flink/$application/stopped-for"
done
