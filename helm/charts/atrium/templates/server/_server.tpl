{{/* server.yaml. Secrets are named by file, never written into it. */}}
{{- define "atrium.serverConfiguration" -}}
{{- $secrets := "/etc/atrium/secrets" -}}
{{- $tls := include "atrium.tls" . -}}
{{- $database := ternary .Values.postgresql.external.database "atrium" (eq .Values.postgresql.mode "external") -}}
{{- $http := dict "host" "0.0.0.0" "port" 8080 "publicUrl" .Values.workplace.url -}}
{{- if $tls }}{{ $_ := set $http "tls" (dict "certificateFile" "/etc/atrium/tls/tls.crt" "keyFile" "/etc/atrium/tls/tls.key") }}{{ end -}}
{{- $readers := list -}}
{{- range $i := until 16 -}}
{{- $number := printf "%02d" (add1 $i | int) -}}
{{- $readers = append $readers (dict "user" (printf "reader_%s" $number) "passwordFile" (printf "%s/clickhouse-reader-%s" $secrets $number)) -}}
{{- end -}}
{{- $all := dict
  "http" $http
  "management" (dict "host" "0.0.0.0" "port" 8090)
  "web" (dict "directory" "/opt/atrium/web")
  "postgresql" (dict
    "url" (include "atrium.jdbc" (dict "root" . "database" $database))
    "owner" (dict "user" "atrium_owner" "passwordFile" (printf "%s/postgresql-owner" $secrets))
    "server" (dict "user" "atrium_server" "passwordFile" (printf "%s/postgresql-server" $secrets)))
  "kafka" (dict "bootstrapServers" (include "atrium.kafka" .))
  "clickhouse" (dict
    "url" (include "atrium.clickhouse" .)
    "database" (include "atrium.clickhouseDatabase" .)
    "platform" (dict "user" "atrium_platform" "passwordFile" (printf "%s/clickhouse-platform" $secrets))
    "readers" $readers)
  "keycloak" (dict
    "url" (include "atrium.keycloakUrl" .)
    "publicUrl" .Values.identity.url
    "adminUser" (ternary .Values.keycloak.external.adminUser "admin" (eq .Values.keycloak.mode "external"))
    "adminPasswordFile" (printf "%s/keycloak-admin" $secrets))
  "flink" (dict "url" (printf "%s://%s-flink-ingest:8081" (ternary "https" "http" (eq $tls "true")) (include "atrium.fullname" .)))
  "security" (dict "encryptionKeyFile" (printf "%s/server-encryption-key" $secrets))
  "platform" (dict
    "operationsSecretFile" (printf "%s/platform-operations" $secrets)
    "auditSecretFile" (printf "%s/platform-audit" $secrets)
    "signingKeyFile" (printf "%s/installation-signing-key" $secrets))
-}}
{{- if .Values.server.transfer.enabled }}{{ $_ := set $all "transfer" (dict "directory" "/var/lib/atrium/transfer/archives") }}{{ end -}}
{{- with include "atrium.kafkaClientFile" (dict "root" . "folder" "/etc/atrium/server") }}{{ $_ := set $all.kafka "clientFile" . }}{{ end -}}
{{- if $tls }}{{ $_ := set $all "tls" (dict "caFile" "/etc/atrium/ca/ca.crt") }}{{ end -}}
{{- if .Values.tests.enabled -}}
{{- $_ := set $all "evaluation" (dict "tenants" (list (dict "id" "helmtest" "name" (dict "zh" "安装检验" "en" "Installation test") "timeZone" "UTC" "locale" "en" "secretsDirectory" $secrets))) -}}
{{- end -}}
{{- toYaml (mergeOverwrite $all (deepCopy .Values.server.configuration)) -}}
{{- end -}}

{{- define "atrium.serverSecrets" -}}
{{- range list "postgresql-owner" "postgresql-server" "keycloak-admin" "clickhouse-platform" "server-encryption-key" "platform-operations" "platform-audit" "installation-signing-key" }}
- {{ . }}
{{- end }}
{{ include "atrium.readers" . | trim }}
{{- if .Values.tests.enabled }}
{{ include "atrium.testSecrets" . | trim }}
{{- end }}
{{- end -}}

{{/* Accounts and programs of the tenant that helm test works in. */}}
{{- define "atrium.testSecrets" -}}
{{- range list "admin" "cio" "member" "auditor" "gateway" "operations" "audit" "insights" }}
- tenant-helmtest-{{ . }}
{{- end }}
{{- end -}}

{{- define "atrium.serverVolumes" -}}
- name: tmp
  emptyDir: {}
- name: configuration
  configMap:
    name: {{ include "atrium.fullname" . }}-server
{{ include "atrium.secretVolume" (dict "root" . "keys" (include "atrium.serverSecrets" . | fromYamlArray)) }}
{{- if include "atrium.tls" . }}
- name: tls
  secret:
    secretName: {{ include "atrium.tlsSecret" (dict "root" . "component" "server") }}
    defaultMode: 0440
{{ include "atrium.caVolume" (dict "root" .) }}
{{- end }}
{{- include "atrium.kafkaClientVolume" . }}
{{- if and (eq .Values.postgresql.mode "external") .Values.postgresql.external.caConfigMap }}
- name: postgresql-ca
  configMap:
    name: {{ .Values.postgresql.external.caConfigMap }}
{{- end }}
{{- end -}}

{{- define "atrium.serverMounts" -}}
- name: tmp
  mountPath: /tmp
- name: configuration
  mountPath: /etc/atrium/server
  readOnly: true
- name: secrets
  mountPath: /etc/atrium/secrets
  readOnly: true
{{- if include "atrium.tls" . }}
- name: tls
  mountPath: /etc/atrium/tls
  readOnly: true
- name: ca
  mountPath: /etc/atrium/ca
  readOnly: true
{{- end }}
{{- include "atrium.kafkaClientMount" . }}
{{- if and (eq .Values.postgresql.mode "external") .Values.postgresql.external.caConfigMap }}
- name: postgresql-ca
  mountPath: /etc/atrium/postgresql-ca
  readOnly: true
{{- end }}
{{- end -}}
