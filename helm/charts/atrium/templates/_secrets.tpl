{{/* Every key of the installation's Secret, as YAML. */}}
{{- define "atrium.secretKeys" -}}
- postgresql-superuser
- postgresql-owner
- postgresql-server
- postgresql-keycloak
- keycloak-admin
- clickhouse-admin
- clickhouse-ingest
- clickhouse-platform
{{- range $i := until 16 }}
- clickhouse-reader-{{ printf "%02d" (add1 $i | int) }}
{{- end }}
{{- if gt (include "atrium.clickhouseReplicas" . | int) 1 }}
- clickhouse-interserver
{{- end }}
{{- if include "atrium.tls" . }}
- flink-internal
{{- end }}
- server-encryption-key
- platform-operations
- platform-audit
- installation-signing-key
{{- if .Values.tests.enabled }}
{{ include "atrium.testSecrets" . | trim }}
{{- end }}
{{- end -}}

{{/* The Secret that has a key: (dict "root" $ "key" "postgresql-owner") gives {name, key} as YAML. */}}
{{- define "atrium.secretRef" -}}
{{- $values := .root.Values.secrets -}}
{{- $reference := index $values.references .key -}}
{{- if $reference -}}
name: {{ $reference.secret }}
key: {{ default .key $reference.key }}
{{- else -}}
name: {{ default (printf "%s-secrets" (include "atrium.fullname" .root)) $values.existing }}
key: {{ .key }}
{{- end -}}
{{- end -}}

{{/* An environment variable: (dict "root" $ "name" "KC_DB_PASSWORD" "key" "postgresql-keycloak") */}}
{{- define "atrium.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      {{- include "atrium.secretRef" . | nindent 6 }}
{{- end -}}

{{/* A volume with some keys as files named like them: (dict "root" $ "keys" (list ...)) */}}
{{- define "atrium.secretVolume" -}}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- $root := .root }}
      {{- range .keys }}
      {{- $reference := include "atrium.secretRef" (dict "root" $root "key" .) | fromYaml }}
      - secret:
          name: {{ $reference.name }}
          items:
            - key: {{ $reference.key }}
              path: {{ . }}
      {{- end }}
{{- end -}}

{{- define "atrium.readers" -}}
{{- range $i := until 16 }}
- clickhouse-reader-{{ printf "%02d" (add1 $i | int) }}
{{- end }}
{{- end -}}
