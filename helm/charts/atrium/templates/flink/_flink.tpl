{{/* The applications, as YAML: what each does. */}}
{{- define "atrium.flinkApplications" -}}
{{- if eq .Values.flink.jobs "together" }}
ingest: ingest,sessions,collaboration,processes
{{- else }}
ingest: ingest
sessions: sessions
collaboration: collaboration
processes: processes
{{- end }}
{{- end -}}

{{/* Below everything that shares the volume of checkpoints: one node while it is ReadWriteOnce. */}}
{{- define "atrium.flinkPlace" -}}
{{- if eq .Values.flink.accessMode "ReadWriteOnce" }}
affinity:
  podAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels:
            app.kubernetes.io/instance: {{ .Release.Name }}
            atrium.io/volume: flink
{{- end }}
{{- end -}}

{{/* config.yaml of Flink: (dict "root" $ "application" "ingest" "memory" "1Gi" "process" "jobmanager"). */}}
{{- define "atrium.flinkConfiguration" -}}
{{- $profile := include "atrium.profile" .root | fromYaml -}}
{{- $fullname := include "atrium.fullname" .root -}}
{{- $state := printf "file:///var/lib/atrium/flink/%s" .application -}}
{{- /* A revision's own: high availability keeps the job as it was submitted, and would go on with the old one after an upgrade or a rollback. */ -}}
{{- $cluster := printf "%s-%s-%d" $fullname .application .root.Release.Revision -}}
{{- $all := dict
  "high-availability.type" "kubernetes"
  "high-availability.storageDir" (printf "%s/ha" $state)
  "high-availability.cluster-id" $cluster
  "kubernetes.cluster-id" $cluster
  "kubernetes.namespace" .root.Release.Namespace
  "jobmanager.rpc.port" 6123
  "high-availability.jobmanager.port" "6123"
  "blob.server.port" "6124"
  "rest.port" 8081
  "rest.bind-address" "0.0.0.0"
  "jobmanager.bind-host" "0.0.0.0"
  "taskmanager.bind-host" "0.0.0.0"
  "taskmanager.rpc.port" "6122"
  "taskmanager.data.port" 6121
  "taskmanager.registration.timeout" "1 h"
  "taskmanager.numberOfTaskSlots" $profile.taskManager.slots
  "state.backend.type" "hashmap"
  "execution.checkpointing.dir" (printf "%s/checkpoints" $state)
  "execution.checkpointing.savepoint-dir" (printf "%s/savepoints" $state)
  "execution.checkpointing.num-retained" 3
  "execution.checkpointing.externalized-checkpoint-retention" "RETAIN_ON_CANCELLATION"
  "execution.shutdown-on-application-finish" true
  "restart-strategy.type" "exponential-delay"
  "restart-strategy.exponential-delay.initial-backoff" "1 s"
  "restart-strategy.exponential-delay.max-backoff" "15 s"
  "io.tmp.dirs" "/tmp/flink"
  "web.submit.enable" false
  "web.cancel.enable" false
  "metrics.reporter.prom.factory.class" "org.apache.flink.metrics.prometheus.PrometheusReporterFactory"
  "metrics.reporter.prom.port" "9249"
  "classloader.check-leaked-classloader" false
  (printf "%s.memory.process.size" .process) (printf "%dm" (include "atrium.mebibytes" .memory | int))
-}}
{{- if include "atrium.tls" .root }}{{ $all = merge $all (include "atrium.flinkTls" .process | fromYaml) }}{{ end -}}
{{- range $key, $value := mergeOverwrite $all (deepCopy .root.Values.flink.configuration) }}
{{ $key }}: {{ $value | toJson }}
{{- end }}
{{- end -}}

{{/* Passwords of the stores are made anew at each start: the scripts add them. Only the JobManager has a REST interface. */}}
{{- define "atrium.flinkTls" -}}
{{ include "atrium.flinkTlsVersion" . }}
security.ssl.internal.enabled: true
security.ssl.internal.keystore: /etc/atrium/stores/internal/key.p12
security.ssl.internal.keystore-type: PKCS12
security.ssl.internal.truststore: /etc/atrium/stores/internal/trust.p12
security.ssl.internal.truststore-type: PKCS12
{{- if eq . "jobmanager" }}
security.ssl.rest.enabled: true
security.ssl.rest.keystore: /etc/atrium/stores/key.p12
security.ssl.rest.keystore-type: PKCS12
security.ssl.rest.truststore: /etc/atrium/stores/trust.p12
security.ssl.rest.truststore-type: PKCS12
{{- end }}
{{- end -}}

{{/* Flink's own default is TLS 1.2 with keys of RSA alone. */}}
{{- define "atrium.flinkTlsVersion" -}}
security.ssl.protocol: TLSv1.3
security.ssl.algorithms: TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256
{{- end -}}

{{/* A quantity such as 1536Mi, 2Gi or 1Ti in MiB. */}}
{{- define "atrium.mebibytes" -}}
{{- $text := toString . -}}
{{- if hasSuffix "Ti" $text -}}{{ mul (trimSuffix "Ti" $text | int) 1048576 }}
{{- else if hasSuffix "Gi" $text -}}{{ mul (trimSuffix "Gi" $text | int) 1024 }}
{{- else if hasSuffix "Mi" $text -}}{{ trimSuffix "Mi" $text | int }}
{{- else -}}{{ fail (printf "flink.resources: memory is %s; write it in Mi, Gi or Ti" $text) }}
{{- end -}}
{{- end -}}

{{/* The containers' volumes: (dict "root" $ "name" "…-flink-ingest" "process" "jobmanager") */}}
{{- define "atrium.flinkVolumes" -}}
- name: state
  persistentVolumeClaim:
    claimName: {{ include "atrium.fullname" .root }}-flink
- name: tmp
  emptyDir: {}
- name: configuration
  projected:
    sources:
      - configMap:
          name: {{ .name }}
          items:
            - key: {{ .process }}.yaml
              path: config.yaml
            - key: job.properties
              path: job.properties
            - key: logback.xml
              path: logback.xml
            {{- if include "atrium.kafkaTls" .root }}
            - key: kafka-client.properties
              path: kafka-client.properties
            {{- end }}
- name: scripts
  configMap:
    name: {{ include "atrium.fullname" .root }}-flink-scripts
{{ include "atrium.secretVolume" (dict "root" .root "keys" (list "clickhouse-ingest")) }}
{{- include "atrium.kafkaClientVolume" .root }}
{{- if include "atrium.tls" .root }}
{{ include "atrium.caVolume" (dict "root" .root) }}
{{ include "atrium.storesVolume" .root }}
{{- $internal := include "atrium.secretRef" (dict "root" .root "key" "flink-internal") | fromYaml }}
- name: internal
  secret:
    secretName: {{ $internal.name }}
    defaultMode: 0440
    items:
      - key: {{ $internal.key }}
        path: flink-internal
{{- if eq .process "jobmanager" }}
- name: tls
  secret:
    secretName: {{ include "atrium.tlsSecret" (dict "root" .root "component" "flink") }}
    defaultMode: 0440
{{- end }}
{{- end }}
{{- end -}}

{{- define "atrium.flinkMounts" -}}
- name: state
  mountPath: /var/lib/atrium
- name: tmp
  mountPath: /tmp
- name: configuration
  mountPath: /etc/atrium/flink
  readOnly: true
- name: scripts
  mountPath: /etc/atrium/scripts
  readOnly: true
- name: secrets
  mountPath: /etc/atrium/secrets
  readOnly: true
{{- if include "atrium.tls" . }}
- name: ca
  mountPath: /etc/atrium/ca
  readOnly: true
{{ include "atrium.storesMount" . }}
{{- end }}
{{- include "atrium.kafkaClientMount" . }}
{{- end -}}

{{/* What marks this release for the notes beside the checkpoints. */}}
{{- define "atrium.releaseMark" -}}
{{ .Chart.AppVersion }}/{{ .Release.Revision }}
{{- end -}}
