package io.atrium.installer.install;

import io.atrium.installer.kubernetes.Helm;
import io.atrium.installer.kubernetes.Kubectl;
import io.atrium.installer.preflight.ClusterPreflight;
import io.atrium.installer.preflight.ClusterSubject;
import io.atrium.installer.preflight.Finding;
import io.atrium.installer.preflight.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The checks of a cluster as a step.
 *
 * @param architecture of the bundle's images
 */
record KubernetesCheck(KubernetesTarget target, String architecture) {

    /**
     * Asks.
     *
     * @param first whether nothing was installed from this folder of state before
     */
    String check(ReleaseId release, boolean first) throws IOException, InterruptedException {
        Kubectl kubectl = target.kubectl();
        Helm helm = target.helm("preflight");
        List<Finding> findings = new ArrayList<>(ClusterPreflight.tools(helm, kubectl, kubectl));
        if (findings.stream().noneMatch(this::fails)) {
            ClusterSubject subject = new ClusterSubject(
                    kubectl,
                    target.access().namespace(),
                    KubernetesTarget.RELEASE,
                    helm.template(target.wanted(release)),
                    architecture);
            findings.addAll(ClusterPreflight.of(subject));
            if (first) {
                // What an attempt of our own has left is no stranger.
                findings.addAll(ClusterPreflight.stranger(
                        subject,
                        helm.history().stream()
                                .filter(revision -> !revision.description().contains(", run "))
                                .filter(revision -> !revision.status().startsWith("pending-"))
                                .toList()));
            }
        }
        return judge(findings);
    }

    private String judge(List<Finding> findings) throws IOException {
        Path log = target.log("preflight");
        Files.createDirectories(log.getParent());
        Files.write(log, findings.stream().map(KubernetesCheck::sentence).toList());
        List<String> failed = findings.stream()
                .filter(this::fails)
                .map(KubernetesCheck::sentence)
                .toList();
        if (!failed.isEmpty()) {
            throw new IOException("The cluster is not ready for it:\n  " + String.join("\n  ", failed)
                    + "\n--ignore-preflight goes on all the same, where you know better.");
        }
        List<String> noted = findings.stream()
                .filter(finding -> finding.level() != Level.PASS)
                .map(finding -> "\n  " + sentence(finding))
                .toList();
        long ignored = findings.stream()
                .filter(finding -> finding.level() == Level.FAIL)
                .count();
        return findings.size() + " findings, " + (ignored == 0 ? "none failed" : ignored + " failed and ignored")
                + (noted.isEmpty() ? "." : ":" + String.join("", noted));
    }

    private boolean fails(Finding finding) {
        return finding.level() == Level.FAIL
                && !target.settings().ignored().contains(finding.item().id());
    }

    private static String sentence(Finding finding) {
        String remedy = finding.level() == Level.UNKNOWN ? "" : finding.remedy();
        return finding.item().id() + " " + finding.level().name().toLowerCase(Locale.ROOT) + ": " + finding.subject()
                + ": " + finding.found() + (remedy.isEmpty() ? "" : ". " + remedy);
    }
}
