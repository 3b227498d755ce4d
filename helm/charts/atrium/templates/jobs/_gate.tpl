{{/* Waits until the warehouse has this version's tables, as an account that may look and nothing else. */}}
{{- define "atrium.warehouseGate" -}}
- name: warehouse
  image: {{ include "atrium.image" (dict "root" . "name" "warehouse") }}
  imagePullPolicy: {{ .Values.images.pullPolicy }}
  args: [--url, {{ include "atrium.clickhouse" . | quote }}, --database, {{ include "atrium.clickhouseDatabase" . | quote }}, --user, atrium_platform, --password-file, /etc/atrium/gate/clickhouse-platform, --wait, PT1H]
  {{- include "atrium.containerSecurity" . | nindent 2 }}
  {{- if include "atrium.tls" . }}
  env:
    - name: JAVA_TOOL_OPTIONS
      value: {{ include "atrium.trustOptions" . }}
  {{- end }}
  {{- include "atrium.resources" (dict "own" dict "cpu" "50m" "memory" "256Mi") | nindent 2 }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    - name: gate
      mountPath: /etc/atrium/gate
      readOnly: true
    {{- if include "atrium.tls" . }}
    {{- include "atrium.storesMount" . | nindent 4 }}
    {{- end }}
{{- end -}}

{{- define "atrium.gateVolume" -}}
{{- $reference := include "atrium.secretRef" (dict "root" . "key" "clickhouse-platform") | fromYaml -}}
- name: gate
  secret:
    secretName: {{ $reference.name }}
    defaultMode: 0440
    items:
      - key: {{ $reference.key }}
        path: clickhouse-platform
{{- end -}}
