# What both Flink processes share: class path, JVM flags and a configuration with this pod's address.
java=/opt/atrium/java/bin/java
classpath='/opt/atrium/flink/lib/*:/opt/atrium/jobs/atrium-jobs-all.jar'
conf=/tmp/conf
logs=-Dlogback.configurationFile=/etc/atrium/flink/logback.xml
opened=(--add-exports=java.base/sun.net.util=ALL-UNNAMED)
for package in java.lang java.net java.io java.nio sun.nio.ch java.lang.reflect java.text java.time java.util java.util.concurrent \
  java.util.concurrent.atomic java.util.concurrent.locks; do
  opened+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
# What an init container has made of the certificates, when there are some.
stores=/etc/atrium/stores
if [ -f "$stores/trust.p12" ]; then
  opened+=(-Djavax.net.ssl.trustStore="$stores/trust.p12" -Djavax.net.ssl.trustStorePassword=public-certificates)
fi
# Flink's processes believe one certificate, which has no addresses of pods in it. Flink means to check no name there, but says nothing to its
# Netty, which checks one unless it is told otherwise: without this, data between two TaskManagers fails at its first exchange.
if [ -f "$stores/internal/trust.p12" ]; then
  opened+=(-Dorg.apache.flink.shaded.netty4.io.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE)
fi
mkdir -p "$conf"
cat /etc/atrium/flink/config.yaml > "$conf/config.yaml"

configure() {
  printf '%s: %s\n' "$1" "$2" >> "$conf/config.yaml"
}

# Passwords of stores: configure_stores internal FOLDER.
configure_stores() {
  local password
  password=$(cat "$2/password")
  configure "security.ssl.$1.keystore-password" "$password"
  configure "security.ssl.$1.key-password" "$password"
  configure "security.ssl.$1.truststore-password" public-certificates
}
if [ -f "$stores/internal/key.p12" ]; then
  configure_stores internal "$stores/internal"
fi

# How Flink divides the memory that it is given: JVM flags in $jvm, options of the process in $dynamic.
parameters() {
  local lines
  # Heap sizes are derived from the configuration, so a failure here is one of the configuration: show it.
  if ! lines=$("$java" -XX:TieredStopAtLevel=1 -Xmx128m "${opened[@]}" "$logs" -cp "$classpath" \
    org.apache.flink.runtime.util.bash.BashJavaUtils "$1" --configDir "$conf" 2>&1); then
    echo "$lines" >&2
    exit 1
  fi
  jvm=$(echo "$lines" | grep '^BASH_JAVA_UTILS_EXEC_RESULT:' | sed -n '1s/^BASH_JAVA_UTILS_EXEC_RESULT://p')
  dynamic=$(echo "$lines" | grep '^BASH_JAVA_UTILS_EXEC_RESULT:' | sed -n '2s/^BASH_JAVA_UTILS_EXEC_RESULT://p')
}
