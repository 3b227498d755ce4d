{{/*
Refuses an upgrade that skips a stop, and a step back. The installed version is in a ConfigMap; a renderer without a cluster names it in upgrade.from.
A rollback goes through `helm rollback`, which renders nothing.
*/}}
{{- define "atrium.upgradeCheck" -}}
{{- $to := .Chart.AppVersion -}}
{{- $from := .Values.upgrade.from -}}
{{- if not $from -}}
{{- $marker := lookup "v1" "ConfigMap" .Release.Namespace (printf "%s-installed" (include "atrium.fullname" .)) -}}
{{- $from = dig "data" "version" "" ($marker | default dict) -}}
{{- end -}}
{{- if $from -}}
{{- if (semver $to).LessThan (semver $from) -}}
{{- fail (printf "upgrade: %s is installed, and %s is older. Go back with helm rollback, as the chart's README says." $from $to) -}}
{{- end -}}
{{- range $stop := splitList "," (index .Chart.Annotations "atrium.io/stops") -}}
{{- $at := semver (trim $stop) -}}
{{- if and ((semver $from).LessThan $at) ($at.LessThan (semver $to)) (not (hasPrefix (printf "%s-" (trim $stop)) $from)) -}}
{{- fail (printf "upgrade: from %s to %s skips version %s, whose migrations have to run first. Install %s, wait until it is ready, then come back." $from $to (trim $stop) (trim $stop)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
