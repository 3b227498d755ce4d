#!/bin/sh
# Formats the storage once and runs a broker that is a controller too. The pod's ordinal is the node's number.
set -eu
umask 077
ordinal=${HOSTNAME##*-}
java=/opt/atrium/java/bin/java
logs=-Dlogback.configurationFile=/etc/atrium/kafka/logback.xml
cat /etc/atrium/kafka/server.properties > /tmp/server.properties
{
  echo "node.id=$ordinal"
  echo "advertised.listeners=$KAFKA_PROTOCOL://$HOSTNAME.$KAFKA_DOMAIN:9092"
} >> /tmp/server.properties
if [ "$KAFKA_PROTOCOL" = SSL ]; then
  # Kafka wants the key and the certificates in one file.
  cat /etc/atrium/tls/tls.key /etc/atrium/tls/tls.crt > /tmp/keystore.pem
fi
mkdir -p /var/lib/atrium/kafka/log
"$java" -XX:TieredStopAtLevel=1 "$logs" -cp '/opt/atrium/kafka/lib/*' kafka.tools.StorageTool format --ignore-formatted \
  --cluster-id="$KAFKA_CLUSTER_ID" --config /tmp/server.properties
# The broker's own figures for Prometheus; an agent beside it, so that nothing has to reach its JMX.
for agent in /opt/atrium/kafka/lib/jmx_prometheus_javaagent-*.jar; do
  # An image of a bundle from before has none.
  if [ -f "$agent" ]; then
    set -- "-javaagent:$agent=9404:/etc/atrium/kafka/metrics.yaml"
  fi
done
# Half of the memory for the heap, the rest for buffers and the page cache.
exec "$java" "$@" -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError "$logs" -cp '/opt/atrium/kafka/lib/*' kafka.Kafka /tmp/server.properties
