#!/bin/sh
# Makes the topics that are missing and sets what must hold for them. Safe to repeat.
set -eu
run() {
  /opt/atrium/java/bin/java -XX:TieredStopAtLevel=1 -XX:MaxRAMPercentage=50 -Dlogback.configurationFile=/etc/atrium/kafka/logback.xml \
    -cp '/opt/atrium/kafka/lib/*' "$@"
}
for topic in atrium.usage atrium.collaboration atrium.business atrium.dlq atrium.replay; do
  run org.apache.kafka.tools.TopicCommand --bootstrap-server "$KAFKA" --command-config "$CLIENT" --create --if-not-exists --topic "$topic" \
    --partitions "$PARTITIONS" --replication-factor "$REPLICATION"
done
settings() {
  run kafka.admin.ConfigCommand --bootstrap-server "$KAFKA" --command-config "$CLIENT" --alter --entity-type topics --entity-name "$1" --add-config "$2"
}
for topic in atrium.usage atrium.collaboration atrium.business; do
  settings "$topic" "message.timestamp.type=LogAppendTime,retention.ms=$RETENTION"
done
# What could not be counted exists nowhere else until the server has stored it: it does not expire.
settings atrium.dlq message.timestamp.type=LogAppendTime,retention.ms=-1,retention.bytes=-1
# The raw facts have these events: what the jobs have read may go.
settings atrium.replay message.timestamp.type=LogAppendTime,retention.ms=86400000
