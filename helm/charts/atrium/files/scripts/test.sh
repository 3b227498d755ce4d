#!/bin/bash
# Signs in, sends events, and reads the metric back, as programs of the tenant helmtest do.
set -euo pipefail
umask 077
# The authority of the installation, beside those that Java knows.
if [ -f /etc/atrium/ca/ca.crt ]; then
  cp /opt/atrium/java/lib/security/cacerts /tmp/trust
  chmod u+w /tmp/trust
  /opt/atrium/java/bin/keytool -importcert -noprompt -alias atrium -file /etc/atrium/ca/ca.crt -keystore /tmp/trust -storepass changeit
  export JAVA_TOOL_OPTIONS='-Djavax.net.ssl.trustStore=/tmp/trust -Djavax.net.ssl.trustStorePassword=changeit'
fi
secrets=/etc/atrium/secrets
export ATRIUM_HOME=/tmp/atrium
day=$(date -u -d '3 days ago' +%F)
run=$(date -u +%s)
pairs=24

ask() {
  atrium metrics query com.messages --tenant helmtest --server "$SERVER" --secret-file "$secrets/tenant-helmtest-insights" \
    --from "$day" --to "$day" --window period --json > /tmp/answer.json 2> /tmp/refusal
}
value() {
  ask || return
  # A day without messages has no value yet.
  grep -oE '"value" *: *[0-9.]+' /tmp/answer.json | head -n 1 | grep -oE '[0-9]+' | head -n 1 || echo 0
}
# A new pod's first connections may be refused until the network plug-in knows it, and a new tenant is made after the server is ready: what
# was not answered is no zero. 7 says that there is nothing yet.
first() {
  for attempt in $(seq 1 60); do
    code=0
    ask || code=$?
    case $code in
      0)
        value
        return
        ;;
      7)
        echo 0
        return
        ;;
    esac
    sleep 3
  done
  cat /tmp/refusal >&2
  exit 1
}

{
  echo user,department,name
  for person in $(seq 1 $pairs); do
    echo "test-$person,test,Test $person"
  done
} > /tmp/directory.csv
{
  echo sender,recipient,msg_id,time
  for person in $(seq 1 $pairs); do
    echo "test-$person,test-$((person % pairs + 1)),$run-$person,${day}T09:00:00Z"
  done
} > /tmp/messages.csv

before=$(first)
atrium import messages --tenant helmtest --server "$SERVER" --secret-file "$secrets/tenant-helmtest-gateway" \
  --directory /tmp/directory.csv --messages /tmp/messages.csv --name "helm-test-$run" --effective-from "$day" --give-up-after PT5M
echo "sent $pairs messages of $day; the metric was $before"
for attempt in $(seq 1 60); do
  after=$(value) || after=$before
  if [ "$after" -eq "$((before + pairs))" ]; then
    echo "com.messages is $after: every message was counted once"
    exit 0
  fi
  if [ "$after" -gt "$((before + pairs))" ]; then
    echo "com.messages is $after, more than $((before + pairs)): something was counted twice" >&2
    exit 1
  fi
  sleep 5
done
echo "com.messages is $after after five minutes, not $((before + pairs)). Look at the health page: what is not up?" >&2
exit 1
