{{/*
What every pod has: (dict "root" $ "component" "server" "account" "name of a service account with a token, or empty"). Goes below spec.
*/}}
{{- define "atrium.pod" -}}
{{- $pods := .root.Values.pods -}}
serviceAccountName: {{ default (printf "%s-none" (include "atrium.fullname" .root)) .account }}
automountServiceAccountToken: {{ if .account }}true{{ else }}false{{ end }}
enableServiceLinks: false
securityContext:
  {{- $security := dict "runAsNonRoot" true "runAsUser" 10001 "runAsGroup" 10001 "fsGroup" 10001 "fsGroupChangePolicy" "OnRootMismatch" "seccompProfile" (dict "type" "RuntimeDefault") }}
  {{- toYaml (mergeOverwrite $security $pods.securityContext) | nindent 2 }}
{{- with .root.Values.global.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $pods.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "atrium.podLabels" -}}
{{ include "atrium.labels" . }}
{{- with .root.Values.pods.labels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* (dict "root" $ "component" "server" "port" 8090 "path" "/metrics"); without a port nothing scrapes. */}}
{{- define "atrium.podAnnotations" -}}
atrium.io/rotation: {{ .root.Values.secrets.rotate | toJson | sha256sum | trunc 16 | quote }}
{{- if and .port (eq .root.Values.monitoring.mode "annotations") }}
prometheus.io/scrape: "true"
prometheus.io/port: {{ .port | quote }}
prometheus.io/path: {{ default "/metrics" .path | quote }}
{{- with .scheme }}
prometheus.io/scheme: {{ . }}
{{- end }}
{{- end }}
{{- with .configuration }}
atrium.io/configuration: {{ . | sha256sum | trunc 16 | quote }}
{{- end }}
{{- with .root.Values.pods.annotations }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* What every container has; goes below the container. */}}
{{- define "atrium.containerSecurity" -}}
securityContext:
  {{- $security := dict "allowPrivilegeEscalation" false "privileged" false "readOnlyRootFilesystem" true "runAsNonRoot" true "capabilities" (dict "drop" (list "ALL")) "seccompProfile" (dict "type" "RuntimeDefault") }}
  {{- toYaml (mergeOverwrite $security .Values.pods.containerSecurityContext) | nindent 2 }}
{{- end -}}

{{/*
Requests from the profile, a limit of memory equal to its request (a JVM takes what it is given), no limit of CPU unless the operator sets one:
(dict "own" .Values.server.resources "cpu" "250m" "memory" "1Gi")
*/}}
{{- define "atrium.resources" -}}
{{- $resources := dict "requests" (dict "cpu" .cpu "memory" .memory) "limits" (dict "memory" .memory) -}}
resources:
  {{- toYaml (mergeOverwrite $resources (deepCopy (default dict .own))) | nindent 2 }}
{{- end -}}

{{/* Spread over nodes, then over zones, without refusing to start: (dict "root" $ "component" "server") */}}
{{- define "atrium.spread" -}}
topologySpreadConstraints:
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "atrium.selector" $ | nindent 8 }}
  {{- end }}
{{- end -}}

{{/* Never two of them on one node when there are others: quorums. */}}
{{- define "atrium.apart" -}}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- include "atrium.selector" . | nindent 14 }}
{{- end -}}

{{/* A job cannot be changed, so its name follows from its whole spec: (dict "root" $ "name" "migrate-database" "spec" "text") */}}
{{- define "atrium.jobName" -}}
{{ include "atrium.fullname" .root }}-{{ .name }}-{{ .spec | sha256sum | trunc 8 }}
{{- end -}}

{{/*
Java reads no PEM: an init container makes stores of it, anew at each start of a pod. (dict "root" $ "certificate" "whether the pod's own is in
/etc/atrium/tls" "internal" "whether it has Flink's internal one too" "perhaps" "whether there may be no authority yet")
*/}}
{{- define "atrium.storesContainer" -}}
- name: certificates
  image: {{ include "atrium.image" (dict "root" .root "name" "cli") }}
  imagePullPolicy: {{ .root.Values.images.pullPolicy }}
  {{- if .internal }}
  command: [/bin/sh, -ec]
  args:
    - |
      {{- if .certificate }}
      atrium certificates stores --authority /etc/atrium/ca/ca.crt --known --certificate /etc/atrium/tls/tls.crt --key /etc/atrium/tls/tls.key --to /etc/atrium/stores
      {{- else }}
      atrium certificates stores --authority /etc/atrium/ca/ca.crt --known --to /etc/atrium/stores
      {{- end }}
      internal=/etc/atrium/internal/flink-internal
      atrium certificates stores --authority "$internal" --certificate "$internal" --key "$internal" --to /etc/atrium/stores/internal
  {{- else if .perhaps }}
  command: [/bin/sh, -ec]
  args: ["if [ -f /etc/atrium/ca/ca.crt ]; then atrium certificates stores --authority /etc/atrium/ca/ca.crt --to /etc/atrium/stores; fi"]
  {{- else }}
  args: [certificates, stores, --authority, /etc/atrium/ca/ca.crt, --known, --to, /etc/atrium/stores]
  {{- end }}
  {{- include "atrium.containerSecurity" .root | nindent 2 }}
  {{- include "atrium.resources" (dict "own" dict "cpu" "50m" "memory" "192Mi") | nindent 2 }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    - name: stores
      mountPath: /etc/atrium/stores
    - name: ca
      mountPath: /etc/atrium/ca
      readOnly: true
    {{- if .certificate }}
    - name: tls
      mountPath: /etc/atrium/tls
      readOnly: true
    {{- end }}
    {{- if .internal }}
    - name: internal
      mountPath: /etc/atrium/internal
      readOnly: true
    {{- end }}
{{- end -}}

{{- define "atrium.storesVolume" -}}
- name: stores
  emptyDir:
    medium: Memory
    sizeLimit: 4Mi
{{- end -}}

{{- define "atrium.storesMount" -}}
- name: stores
  mountPath: /etc/atrium/stores
  readOnly: true
{{- end -}}

{{/* The volume of certificates of authorities that are believed inside: (dict "root" $ "perhaps" "whether it may be missing") */}}
{{- define "atrium.caVolume" -}}
- name: ca
  secret:
    secretName: {{ include "atrium.tlsSecret" (dict "root" .root "component" "server") }}
    defaultMode: 0440
    {{- if .perhaps }}
    optional: true
    {{- end }}
    items:
      - key: ca.crt
        path: ca.crt
{{- end -}}
