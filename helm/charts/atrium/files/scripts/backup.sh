#!/bin/bash
# Exports every open tenant into an archive of its own, checks it, and keeps the newest ones.
set -uo pipefail
umask 077
# The authority of the installation, beside those that Java knows.
if [ -f /etc/atrium/ca/ca.crt ]; then
  cp /opt/atrium/java/lib/security/cacerts /tmp/trust
  chmod u+w /tmp/trust
  /opt/atrium/java/bin/keytool -importcert -noprompt -alias atrium -file /etc/atrium/ca/ca.crt -keystore /tmp/trust -storepass changeit
  export JAVA_TOOL_OPTIONS='-Djavax.net.ssl.trustStore=/tmp/trust -Djavax.net.ssl.trustStorePassword=changeit'
fi
cd /var/lib/atrium
secret=/etc/atrium/secrets/platform-operations
stamp=$(date -u +%Y%m%dT%H%M%SZ)
failed=0
if ! list=$(atrium tenants list --server "$SERVER" --secret-file "$secret"); then
  exit 1
fi
# The first column below the heading.
tenants=$(echo "$list" | sed 1d | grep -oE '^[a-z][a-z0-9-]+' || true)
for tenant in $tenants; do
  mkdir -p "$tenant"
  part=$tenant/.$stamp.part
  archive=$tenant/$tenant-$stamp.tar
  rm -f "$tenant"/.*.part
  if atrium tenants export "$tenant" --to "$part" --server "$SERVER" --secret-file "$secret" && atrium tenants verify-export "$part"; then
    mv "$part" "$archive"
  else
    echo "The export of $tenant failed; its older archives stay." >&2
    rm -f "$part"
    failed=1
    continue
  fi
  archives=("$tenant/$tenant"-*.tar)
  while [ "${#archives[@]}" -gt "$KEEP" ]; do
    rm -f "${archives[0]}"
    archives=("${archives[@]:1}")
  done
done
exit "$failed"
