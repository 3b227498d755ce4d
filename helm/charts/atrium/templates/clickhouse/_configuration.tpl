{{/* The evaluation engine: one node, no replication. */}}
{{- define "atrium.engineConfiguration" -}}
<clickhouse>
  <users_config>/etc/atrium/users/users.xml</users_config>
  {{- /* A server takes its level from the logger; the engine logs every trace without this. */}}
  <log-level>information</log-level>
  <logger>
    <console>1</console>
  </logger>
  <max_server_memory_usage_to_ram_ratio>0.8</max_server_memory_usage_to_ram_ratio>
  <mark_cache_size>67108864</mark_cache_size>
  <max_concurrent_queries>100</max_concurrent_queries>
  <mysql_port remove="1"/>
  <http_handlers>
    <rule>
      <url>/metrics</url>
      <methods>GET</methods>
      <handler>
        <type>prometheus</type>
        <metrics>true</metrics>
        <events>true</events>
        <asynchronous_metrics>true</asynchronous_metrics>
      </handler>
    </rule>
    <defaults/>
  </http_handlers>
</clickhouse>
{{- end -}}

{{/* The official server; with three replicas Keeper runs in the same processes. */}}
{{- define "atrium.clickhouseConfiguration" -}}
{{- $root := .root -}}
{{- $name := .name -}}
{{- $domain := .domain -}}
{{- $cluster := gt (int .replicas) 1 -}}
{{- $tls := include "atrium.clickhouseTls" $root -}}
{{- $peers := include "atrium.clickhousePeers" $root | fromYaml -}}
<clickhouse>
  <logger>
    <level>information</level>
    <console>1</console>
  </logger>
  <path>/var/lib/atrium/clickhouse/</path>
  <tmp_path>/var/lib/atrium/clickhouse/tmp/</tmp_path>
  <user_files_path>/var/lib/atrium/clickhouse/user_files/</user_files_path>
  <format_schema_path>/var/lib/atrium/clickhouse/format_schemas/</format_schema_path>
  <users_config>/etc/atrium/users/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <listen_host>0.0.0.0</listen_host>
  {{- if $tls }}
  {{- /* Nothing without TLS but the metrics: no http_port, no tcp_port. */}}
  <https_port>8443</https_port>
  <tcp_port_secure>9440</tcp_port_secure>
  <openSSL>
    <server>
      <certificateFile>/etc/atrium/tls/tls.crt</certificateFile>
      <privateKeyFile>/etc/atrium/tls/tls.key</privateKeyFile>
      <caConfig>/etc/atrium/tls/ca.crt</caConfig>
      <verificationMode>relaxed</verificationMode>
      <cacheSessions>true</cacheSessions>
      <disableProtocols>sslv2,sslv3,tlsv1,tlsv1_1</disableProtocols>
      <preferServerCiphers>true</preferServerCiphers>
    </server>
    <client>
      <loadDefaultCAFile>false</loadDefaultCAFile>
      <caConfig>/etc/atrium/tls/ca.crt</caConfig>
      <verificationMode>strict</verificationMode>
      <cacheSessions>true</cacheSessions>
      <disableProtocols>sslv2,sslv3,tlsv1,tlsv1_1</disableProtocols>
      <preferServerCiphers>true</preferServerCiphers>
      <invalidCertificateHandler>
        <name>RejectCertificateHandler</name>
      </invalidCertificateHandler>
    </client>
  </openSSL>
  {{- else }}
  <http_port>8123</http_port>
  <tcp_port>9000</tcp_port>
  {{- end }}
  <max_server_memory_usage_to_ram_ratio>0.8</max_server_memory_usage_to_ram_ratio>
  <max_concurrent_queries>200</max_concurrent_queries>
  <mark_cache_size>536870912</mark_cache_size>
  <prometheus>
    <endpoint>/metrics</endpoint>
    <port>9363</port>
    <metrics>true</metrics>
    <events>true</events>
    <asynchronous_metrics>true</asynchronous_metrics>
  </prometheus>
  {{- if $cluster }}
  {{- if $tls }}
  <interserver_https_host from_env="POD_HOST"/>
  <interserver_https_port>{{ $peers.interserver }}</interserver_https_port>
  {{- else }}
  <interserver_http_host from_env="POD_HOST"/>
  <interserver_http_port>{{ $peers.interserver }}</interserver_http_port>
  {{- end }}
  <interserver_http_credentials>
    <user>interserver</user>
    <password from_env="INTERSERVER_PASSWORD"/>
  </interserver_http_credentials>
  <macros>
    <shard>01</shard>
    <replica from_env="POD_NAME"/>
    <cluster>atrium</cluster>
  </macros>
  <remote_servers>
    <atrium>
      <secret from_env="INTERSERVER_PASSWORD"/>
      <shard>
        <internal_replication>true</internal_replication>
        {{- range $i := until (int .replicas) }}
        <replica><host>{{ $name }}-{{ $i }}.{{ $domain }}</host><port>{{ $peers.native }}</port>{{ if $tls }}<secure>1</secure>{{ end }}</replica>
        {{- end }}
      </shard>
    </atrium>
  </remote_servers>
  <zookeeper>
    {{- range $i := until (int .replicas) }}
    <node><host>{{ $name }}-{{ $i }}.{{ $domain }}</host><port>{{ $peers.keeper }}</port>{{ if $tls }}<secure>1</secure>{{ end }}</node>
    {{- end }}
  </zookeeper>
  <distributed_ddl>
    <path>/clickhouse/task_queue/ddl</path>
  </distributed_ddl>
  <keeper_server>
    <{{ ternary "tcp_port_secure" "tcp_port" (eq $tls "true") }}>{{ $peers.keeper }}</{{ ternary "tcp_port_secure" "tcp_port" (eq $tls "true") }}>
    <server_id from_env="KEEPER_ID"/>
    <log_storage_path>/var/lib/atrium/keeper/log</log_storage_path>
    <snapshot_storage_path>/var/lib/atrium/keeper/snapshots</snapshot_storage_path>
    <coordination_settings>
      <operation_timeout_ms>10000</operation_timeout_ms>
      <session_timeout_ms>30000</session_timeout_ms>
    </coordination_settings>
    <raft_configuration>
      {{- if $tls }}
      <secure>true</secure>
      {{- end }}
      {{- range $i := until (int .replicas) }}
      <server><id>{{ $i }}</id><hostname>{{ $name }}-{{ $i }}.{{ $domain }}</hostname><port>9234</port></server>
      {{- end }}
    </raft_configuration>
  </keeper_server>
  {{- end }}
</clickhouse>
{{- end -}}
