#!/bin/bash
# Works for one application.
set -euo pipefail
umask 077
. /etc/atrium/scripts/common.sh
mkdir -p /tmp/flink
configure taskmanager.host "$POD_IP"
parameters GET_TM_RESOURCE_PARAMS
# shellcheck disable=SC2086 # the options are separate words
exec "$java" $jvm "${opened[@]}" "$logs" -cp "$classpath" org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$conf" $dynamic
