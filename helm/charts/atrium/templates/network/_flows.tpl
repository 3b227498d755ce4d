{{/*
Who may speak to whom, and nothing else: {from, to, ports}. `to: external` is a store that is brought along, `kubernetes` the API server.
*/}}
{{- define "atrium.flows" -}}
{{- $values := .Values -}}
{{- $identity := list (include "atrium.keycloakPort" . | int) -}}
{{- $stores := dict
  "postgresql" (list "server" "keycloak" "migrate-database")
  "kafka" (list "server" "topics")
  "clickhouse" (list "server" "migrate-warehouse") -}}
{{- if eq $values.keycloak.mode "external" }}{{ $_ := set $stores "postgresql" (list "server" "migrate-database") }}{{ end -}}
{{- $ports := dict "postgresql" (list 5432) "kafka" (list 9092) "clickhouse" (list (include "atrium.clickhousePort" . | int)) -}}
{{- range $application, $unused := include "atrium.flinkApplications" . | fromYaml -}}
{{- $jobManager := printf "flink-%s-jobmanager" $application -}}
{{- $taskManager := printf "flink-%s-taskmanager" $application -}}
{{- $_ := set $stores "kafka" (concat $stores.kafka (list $jobManager $taskManager)) -}}
{{- $_ := set $stores "clickhouse" (concat $stores.clickhouse (list $jobManager $taskManager)) -}}
- {from: {{ $taskManager }}, to: {{ $jobManager }}, ports: [6123, 6124, 8081]}
- {from: {{ $jobManager }}, to: {{ $taskManager }}, ports: [6122]}
- {from: {{ $taskManager }}, to: {{ $taskManager }}, ports: [6121, 6122]}
- {from: {{ $jobManager }}, to: {{ $jobManager }}, ports: [6123, 6124, 8081]}
- {from: {{ $jobManager }}, to: kubernetes}
- {from: {{ $taskManager }}, to: kubernetes}
- {from: savepoint, to: {{ $jobManager }}, ports: [8081]}
{{ end -}}
- {from: server, to: flink-ingest-jobmanager, ports: [8081]}
{{- range $store, $clients := $stores }}
{{- $mode := (index $values $store).mode }}
{{- range $clients }}
{{- if eq $mode "external" }}
- {from: {{ . }}, to: external, ports: [{{ include "atrium.externalPorts" (dict "root" $ "store" $store) }}]}
{{- else }}
- {from: {{ . }}, to: {{ $store }}, ports: {{ index $ports $store | toJson }}}
{{- end }}
{{- end }}
{{- end }}
{{- if eq $values.keycloak.mode "external" }}
- {from: server, to: external, ports: [{{ include "atrium.externalPorts" (dict "root" . "store" "keycloak") }}]}
{{- else }}
- {from: server, to: keycloak, ports: {{ $identity | toJson }}}
- {from: keycloak, to: keycloak, ports: [7800, 57800]}
{{- end }}
{{- if eq $values.kafka.mode "bundled" }}
- {from: kafka, to: kafka, ports: [9092, 9093]}
{{- end }}
{{- if gt (include "atrium.clickhouseReplicas" . | int) 1 }}
- {from: clickhouse, to: clickhouse, ports: {{ include "atrium.clickhousePeers" . | fromYaml | values | sortAlpha | join ", " | printf "[%s]" }}}
{{- end }}
{{- range $client, $on := dict "test" $values.tests.enabled "backup" $values.backup.enabled }}
{{- if $on }}
- {from: {{ $client }}, to: server, ports: [8080]}
{{- if eq $values.keycloak.mode "bundled" }}
- {from: {{ $client }}, to: keycloak, ports: {{ $identity | toJson }}}
{{- else }}
- {from: {{ $client }}, to: external, ports: [{{ include "atrium.externalPorts" (dict "root" $ "store" "keycloak") }}]}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The ports of an external store, from its address: (dict "root" $ "store" "kafka") */}}
{{- define "atrium.externalPorts" -}}
{{- $external := (index .root.Values .store).external -}}
{{- if eq .store "postgresql" -}}
{{ $external.port }}
{{- else if eq .store "kafka" -}}
{{- $found := list -}}
{{- range splitList "," $external.bootstrapServers }}{{ $found = append $found (regexFind "[0-9]+$" (trim .)) }}{{ end -}}
{{- join ", " (uniq $found) -}}
{{- else -}}
{{- $address := urlParse $external.url -}}
{{- $port := regexFind ":[0-9]+$" $address.host | trimPrefix ":" -}}
{{- default (ternary "443" "80" (eq $address.scheme "https")) $port -}}
{{- end -}}
{{- end -}}

{{/* Every component that has pods. */}}
{{- define "atrium.components" -}}
- server
- migrate-database
- migrate-warehouse
{{- if ne .Values.keycloak.mode "external" }}
- keycloak
{{- end }}
{{- if ne .Values.postgresql.mode "external" }}
- postgresql
{{- end }}
{{- if ne .Values.kafka.mode "external" }}
- kafka
{{- end }}
{{- if or (ne .Values.kafka.mode "external") .Values.kafka.external.createTopics }}
- topics
{{- end }}
{{- if ne .Values.clickhouse.mode "external" }}
- clickhouse
{{- end }}
{{- range $application, $unused := include "atrium.flinkApplications" . | fromYaml }}
- flink-{{ $application }}-jobmanager
- flink-{{ $application }}-taskmanager
{{- end }}
{{- /* The hook of an upgrade runs under the policies of the release before: they are there whether that one used it or not. */}}
- savepoint
- release
{{- if .Values.tests.enabled }}
- test
{{- end }}
{{- if .Values.backup.enabled }}
- backup
- backup-volume
{{- end }}
{{- end -}}

{{/* The ports that metrics are on, by component. */}}
{{- define "atrium.metricPorts" -}}
server: 8090
{{- if ne .Values.keycloak.mode "external" }}
keycloak: 9000
{{- end }}
{{- if eq .Values.kafka.mode "bundled" }}
kafka: 9404
{{- end }}
{{- if eq .Values.clickhouse.mode "bundled" }}
clickhouse: 9363
{{- else if eq .Values.clickhouse.mode "evaluation" }}
clickhouse: {{ include "atrium.clickhousePort" . }}
{{- end }}
{{- range $application, $unused := include "atrium.flinkApplications" . | fromYaml }}
flink-{{ $application }}-jobmanager: 9249
flink-{{ $application }}-taskmanager: 9249
{{- end }}
{{- end -}}
