#!/bin/sh
# Makes the cluster once, complete or not at all; sets every role's password at each start, so that a changed Secret takes hold; then serves.
set -eu
umask 077
bin=/opt/atrium/postgresql/bin
state=/var/lib/atrium/postgresql
cluster=$state/cluster
secrets=/etc/atrium/secrets
export LC_ALL=C.UTF-8 TZ=UTC

# Generated passwords have letters and digits; one that somebody brought must not end the quotes.
password() {
  value=$(cat "$secrets/$1")
  case $value in
    *[!A-Za-z0-9_.-]* | '')
      echo "The password $1 has to be made of letters, digits, dash, dot and underscore." >&2
      exit 2
      ;;
  esac
  printf '%s' "$value"
}

# A single-user server has no port: nobody can come in while roles are made. It ends with 0 whatever happened, its output tells.
single_user() {
  "$bin/postgres" --single -j -D "$1" "$2" > /tmp/single.log 2>&1 || {
    sed 's/PASSWORD .*/PASSWORD …/' /tmp/single.log >&2
    exit 1
  }
  if grep -qE 'ERROR:|FATAL:|PANIC:' /tmp/single.log; then
    grep -E 'ERROR:|FATAL:|PANIC:' /tmp/single.log | sed 's/PASSWORD .*/PASSWORD …/' >&2
    exit 1
  fi
}

roles() {
  for role in atrium_owner:postgresql-owner atrium_server:postgresql-server keycloak:postgresql-keycloak; do
    secret=$(password "${role#*:}")
    printf '%s ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '\''%s'\'';\n\n' "$1" "${role%%:*}" "$secret"
  done
  secret=$(password postgresql-superuser)
  printf 'ALTER ROLE postgres PASSWORD '\''%s'\'';\n\n' "$secret"
}

mkdir -p "$state"
if [ ! -d "$cluster" ]; then
  rm -rf "$cluster.new"
  "$bin/initdb" --pgdata="$cluster.new" --username=postgres --auth=trust --encoding=UTF8 --no-locale \
    --locale-provider=builtin --builtin-locale=C.UTF-8 --no-instructions
  roles CREATE > /tmp/roles.sql
  single_user "$cluster.new" postgres < /tmp/roles.sql
  single_user "$cluster.new" postgres << 'SQL'
CREATE DATABASE atrium OWNER atrium_owner;

CREATE DATABASE keycloak OWNER keycloak;

REVOKE ALL ON DATABASE atrium FROM PUBLIC;

GRANT CONNECT ON DATABASE atrium TO atrium_server;

REVOKE ALL ON DATABASE keycloak FROM PUBLIC;

SQL
  mv "$cluster.new" "$cluster"
else
  # A volume that is given to a group (fsGroup) may have had its folders opened for it; the server refuses to start on such.
  chmod 0700 "$cluster"
  # What a killed server left behind; the volume is this pod's alone.
  rm -f "$cluster/postmaster.pid"
  roles ALTER > /tmp/roles.sql
  single_user "$cluster" postgres < /tmp/roles.sql
fi
rm -f /tmp/roles.sql /tmp/single.log
cp /etc/atrium/postgresql/pg_hba.conf "$cluster/pg_hba.conf"
exec "$bin/postgres" -D "$cluster" -c config_file=/etc/atrium/postgresql/postgresql.conf -c hba_file="$cluster/pg_hba.conf"
