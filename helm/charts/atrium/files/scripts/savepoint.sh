#!/bin/bash
# Before an upgrade: stops each application with a savepoint and writes down for which version, so that the old one does not start again.
set -euo pipefail
mkdir -p /tmp/conf
cat /etc/atrium/upgrade/config.yaml > /tmp/conf/config.yaml
export FLINK_CONF_DIR=/tmp/conf
client() {
  /opt/atrium/java/bin/java -XX:TieredStopAtLevel=1 -XX:MaxRAMPercentage=50 -Dlogback.configurationFile=/etc/atrium/upgrade/logback.xml \
    -cp '/opt/atrium/flink/lib/*' org.apache.flink.client.cli.CliFrontend "$@"
}
# TLS may be turned on or off by this very upgrade: what runs is asked without it first. With TLS it answers by sending the asker elsewhere.
address() {
  local answer=
  answer=$({ exec 3<> "/dev/tcp/$1/8081" && printf 'GET /overview HTTP/1.0\r\n\r\n' >&3 && IFS= read -r -t 10 line <&3 && echo "$line"; } 2> /dev/null) || true
  case $answer in
    *' 200 '*) echo "http://$1:8081" ;;
    *) echo "https://$1:8081" ;;
  esac
}
for application in $APPLICATIONS; do
  state=/var/lib/atrium/flink/$application
  if [ ! -d "$state" ]; then
    echo "$application has never run here: nothing to stop"
    continue
  fi
  if [ -f "$state/stopped-for" ]; then
    # A second try, perhaps for another version.
    echo "$RELEASE_MARK" > "$state/stopped-for"
    echo "$application is stopped already"
    continue
  fi
  jobmanager=$(address "$RELEASE-flink-$application")
  jobs=$(client list -r -m "$jobmanager" | grep -oE '[0-9a-f]{32}' || true)
  if [ -z "$jobs" ]; then
    echo "The job of $application does not run, so it cannot be stopped with a savepoint." >&2
    if [ "${jobmanager%%:*}" = https ] && [ ! -f /etc/atrium/stores/trust.p12 ]; then
      echo "It speaks TLS, if it runs at all, and this upgrade turns that off: it cannot be asked." >&2
    fi
    echo "Mend it first, or set upgrade.savepoint=false: then it goes on from its newest checkpoint." >&2
    exit 1
  fi
  # First the note: the old version must not start again in the moment between the two.
  echo "$RELEASE_MARK" > "$state/stopped-for"
  for job in $jobs; do
    if ! client stop --savepointPath "file://$state/savepoints" -m "$jobmanager" "$job"; then
      rm -f "$state/stopped-for"
      echo "The savepoint of $application failed; nothing was stopped, nothing is lost. The JobManager's log says why." >&2
      exit 1
    fi
  done
done
