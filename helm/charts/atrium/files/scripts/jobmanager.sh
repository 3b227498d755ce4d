#!/bin/bash
# Runs one application. It goes on from its newest complete checkpoint or savepoint: from an older one it would send other rows under
# tokens that ClickHouse has seen, and those would vanish.
set -euo pipefail
umask 077
. /etc/atrium/scripts/common.sh
state=/var/lib/atrium/flink/$APPLICATION
mkdir -p "$state/checkpoints" "$state/savepoints" "$state/ha" /tmp/flink

# Before an upgrade the jobs are stopped for a version. Until that version comes, or the upgrade is taken back, nothing starts here.
while [ -f "$state/stopped-for" ] && [ "$(cat "$state/stopped-for")" != "$RELEASE_MARK" ]; do
  echo "The job was stopped for an upgrade to $(cat "$state/stopped-for"); this is $RELEASE_MARK. Waiting."
  sleep 5
done
rm -f "$state/stopped-for"

newest=
for metadata in "$state"/checkpoints/*/chk-*/_metadata "$state"/savepoints/savepoint-*/_metadata; do
  if [ -f "$metadata" ] && { [ -z "$newest" ] || [ "$metadata" -nt "$newest" ]; }; then
    newest=$metadata
  fi
done
from=()
if [ -n "$newest" ]; then
  from=(--fromSavepoint "file://${newest%/_metadata}")
  echo "Goes on from ${newest%/_metadata}"
fi
configure jobmanager.rpc.address "$POD_IP"
configure rest.address "$POD_IP"
if [ -f "$stores/key.p12" ]; then
  configure_stores rest "$stores"
fi
parameters GET_JM_RESOURCE_PARAMS
# shellcheck disable=SC2086 # the options are separate words
# After the two dashes begins what is the job's: Flink would take --config for the beginning of --configDir.
exec "$java" $jvm "${opened[@]}" "$logs" -cp "$classpath" org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint \
  --configDir "$conf" --job-classname io.atrium.jobs.ingest.IngestJob "${from[@]}" -- --config /etc/atrium/flink/job.properties
