{{/* The release's name, with "atrium" in it. */}}
{{- define "atrium.fullname" -}}
{{- if contains "atrium" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-atrium" (.Release.Name | trunc 33 | trimSuffix "-") -}}
{{- end -}}
{{- end -}}

{{/* (dict "root" $ "component" "server") */}}
{{- define "atrium.selector" -}}
app.kubernetes.io/name: atrium
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "atrium.labels" -}}
{{ include "atrium.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: atrium
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- if eq .root.Values.tenancy.mode "dedicated" }}
atrium.io/tenant: {{ .root.Values.tenancy.tenant | quote }}
{{- end }}
{{- end -}}

{{/* (dict "root" $ "component" "server" "name" "x") */}}
{{- define "atrium.metadata" -}}
name: {{ .name }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "atrium.labels" . | nindent 2 }}
{{- end -}}

{{/* The settings of the chosen size: profile | fromYaml */}}
{{- define "atrium.profile" -}}
{{- index (.Files.Get "files/profiles.yaml" | fromYaml) .Values.profile | toYaml -}}
{{- end -}}

{{/* An image of the bundle: (dict "root" $ "name" "server") */}}
{{- define "atrium.image" -}}
{{- $images := .root.Values.images -}}
{{- $reference := printf "atrium/%s:%s" .name (default .root.Chart.AppVersion $images.tag) -}}
{{- $digest := index $images.digests .name | default "" -}}
{{- include "atrium.reference" (dict "root" .root "reference" $reference "digest" $digest) -}}
{{- end -}}

{{/* The official ClickHouse. */}}
{{- define "atrium.clickhouseImage" -}}
{{- $image := .Values.images.clickhouse -}}
{{- include "atrium.reference" (dict "root" . "reference" (printf "%s:%s" $image.repository $image.tag) "digest" $image.digest) -}}
{{- end -}}

{{- define "atrium.reference" -}}
{{- $registry := .root.Values.global.registry | trimSuffix "/" -}}
{{- if $registry }}{{ $registry }}/{{ end }}{{ .reference }}{{ if .digest }}@{{ .digest }}{{ end }}
{{- end -}}

{{- define "atrium.kafka" -}}
{{- if eq .Values.kafka.mode "external" -}}
{{ .Values.kafka.external.bootstrapServers }}
{{- else -}}
{{ include "atrium.fullname" . }}-kafka:9092
{{- end -}}
{{- end -}}

{{/* Whether clients speak TLS to Kafka. */}}
{{- define "atrium.kafkaTls" -}}
{{- if eq .Values.kafka.mode "bundled" }}{{ include "atrium.tls" . }}{{ end -}}
{{- end -}}

{{/* What Kafka's clients read, or nothing: (dict "root" $ "folder" "where the chart's own lies, with TLS") */}}
{{- define "atrium.kafkaClientFile" -}}
{{- if include "atrium.kafkaTls" .root -}}
{{ .folder }}/kafka-client.properties
{{- else if include "atrium.kafkaClientSecret" .root -}}
/etc/atrium/kafka-client/client.properties
{{- end -}}
{{- end -}}

{{/* The Secret with an external Kafka's client properties, or nothing. */}}
{{- define "atrium.kafkaClientSecret" -}}
{{- if eq .Values.kafka.mode "external" }}{{ .Values.kafka.external.clientSecret }}{{ end -}}
{{- end -}}

{{- define "atrium.kafkaClientVolume" -}}
{{- with include "atrium.kafkaClientSecret" . }}
- name: kafka-client
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items:
      - key: client.properties
        path: client.properties
{{- end }}
{{- end -}}

{{- define "atrium.kafkaClientMount" -}}
{{- if include "atrium.kafkaClientSecret" . }}
- name: kafka-client
  mountPath: /etc/atrium/kafka-client
  readOnly: true
{{- end }}
{{- end -}}

{{/* The clients' own properties; no secret is in them, and clients show no certificate. */}}
{{- define "atrium.kafkaClient" -}}
security.protocol=SSL
ssl.truststore.type=PEM
ssl.truststore.location=/etc/atrium/ca/ca.crt
{{- end -}}

{{- define "atrium.clickhouse" -}}
{{- if eq .Values.clickhouse.mode "external" -}}
{{ .Values.clickhouse.external.url }}
{{- else -}}
{{ if include "atrium.clickhouseTls" . }}https{{ else }}http{{ end }}://{{ include "atrium.fullname" . }}-clickhouse:{{ include "atrium.clickhousePort" . }}
{{- end -}}
{{- end -}}

{{/* Whether the chart's own ClickHouse speaks TLS: then it speaks nothing else. */}}
{{- define "atrium.clickhouseTls" -}}
{{- if ne .Values.clickhouse.mode "external" }}{{ include "atrium.tls" . }}{{ end -}}
{{- end -}}

{{/* The port of its HTTP interface. */}}
{{- define "atrium.clickhousePort" -}}
{{ if include "atrium.clickhouseTls" . }}8443{{ else }}8123{{ end }}
{{- end -}}

{{/* The ports that its nodes speak to each other on, as YAML: native, interserver, keeper, raft. */}}
{{- define "atrium.clickhousePeers" -}}
{{- if include "atrium.clickhouseTls" . }}
native: 9440
interserver: 9010
keeper: 9281
{{- else }}
native: 9000
interserver: 9009
keeper: 9181
{{- end }}
raft: 9234
{{- end -}}

{{- define "atrium.clickhouseReplicas" -}}
{{- $profile := include "atrium.profile" . | fromYaml -}}
{{- if eq .Values.clickhouse.mode "bundled" -}}
{{ default $profile.clickhouse.replicas .Values.clickhouse.replicas | int }}
{{- else -}}
1
{{- end -}}
{{- end -}}

{{/* Name of the cluster for ON CLUSTER, or nothing. */}}
{{- define "atrium.clickhouseCluster" -}}
{{- if eq .Values.clickhouse.mode "external" -}}
{{ .Values.clickhouse.external.cluster }}
{{- else if gt (include "atrium.clickhouseReplicas" . | int) 1 -}}
atrium
{{- end -}}
{{- end -}}

{{- define "atrium.clickhouseDatabase" -}}
{{- if eq .Values.clickhouse.mode "external" }}{{ .Values.clickhouse.external.database }}{{ else }}atrium{{ end -}}
{{- end -}}

{{/* With TLS it has no other port. */}}
{{- define "atrium.keycloakPort" -}}
{{ if include "atrium.tls" . }}8443{{ else }}8080{{ end }}
{{- end -}}

{{/* How the server reaches Keycloak. */}}
{{- define "atrium.keycloakUrl" -}}
{{- if eq .Values.keycloak.mode "external" -}}
{{ .Values.keycloak.external.url }}
{{- else if include "atrium.tls" . -}}
https://{{ include "atrium.fullname" . }}-keycloak:8443
{{- else -}}
http://{{ include "atrium.fullname" . }}-keycloak:8080
{{- end -}}
{{- end -}}

{{/* The server as other pods reach it. */}}
{{- define "atrium.serverUrl" -}}
{{ if include "atrium.tls" . }}https{{ else }}http{{ end }}://{{ include "atrium.fullname" . }}-server:8080
{{- end -}}

{{/* JDBC address: (dict "root" $ "database" "atrium") */}}
{{- define "atrium.jdbc" -}}
{{- $root := .root -}}
{{- $external := $root.Values.postgresql.external -}}
{{- if eq $root.Values.postgresql.mode "external" -}}
jdbc:postgresql://{{ $external.host }}:{{ $external.port }}/{{ .database }}?sslmode={{ $external.sslMode }}{{ if eq $external.sslMode "verify-full" }}&sslrootcert=/etc/atrium/postgresql-ca/ca.crt{{ end }}
{{- else if include "atrium.tls" $root -}}
jdbc:postgresql://{{ include "atrium.fullname" $root }}-postgresql:5432/{{ .database }}?sslmode=verify-full&sslrootcert=/etc/atrium/ca/ca.crt
{{- else -}}
jdbc:postgresql://{{ include "atrium.fullname" $root }}-postgresql:5432/{{ .database }}
{{- end -}}
{{- end -}}

{{- define "atrium.storageClass" -}}
{{- with .Values.global.storageClass }}storageClassName: {{ . | quote }}{{ end -}}
{{- end -}}

{{- define "atrium.tls" -}}
{{- if ne .Values.tls.mode "none" }}true{{ end -}}
{{- end -}}

{{/* What is believed inside goes into this file; a private key's store has a password of its own. */}}
{{- define "atrium.trustOptions" -}}
-Djavax.net.ssl.trustStore=/etc/atrium/stores/trust.p12 -Djavax.net.ssl.trustStorePassword=public-certificates
{{- end -}}

{{/* The Secret with a component's certificate: (dict "root" $ "component" "server") */}}
{{- define "atrium.tlsSecret" -}}
{{- if eq .root.Values.tls.mode "secrets" -}}
{{ index .root.Values.tls.secrets .component | required (printf "tls.secrets.%s is needed with tls.mode=secrets" .component) }}
{{- else -}}
{{ include "atrium.fullname" .root }}-{{ .component }}-tls
{{- end -}}
{{- end -}}
