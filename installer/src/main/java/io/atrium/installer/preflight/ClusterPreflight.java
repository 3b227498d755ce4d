package io.atrium.installer.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.kubernetes.ClusterApi;
import io.atrium.installer.kubernetes.Helm;
import io.atrium.installer.kubernetes.Kubectl;
import io.atrium.installer.kubernetes.Manifests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of a cluster before something is installed there. They change nothing. */
public final class ClusterPreflight {

    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+).*");
    private static final int OLDEST = 28;
    private static final int HELM_MAJOR = 3;
    private static final int HELM_MINOR = 13;
    private static final String LEVEL = "pod-security.kubernetes.io/enforce";
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    private ClusterPreflight() {}

    /** One of them. */
    @FunctionalInterface
    private interface Look {
        List<Finding> at(ClusterSubject subject) throws IOException, InterruptedException;
    }

    /** The programs of this machine and the cluster that they reach; the others are not worth asking when one of these fails. */
    public static List<Finding> tools(Helm helm, Kubectl kubectl, ClusterApi api) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            Helm.Version version = helm.version();
            findings.add(
                    version.isAtLeast(HELM_MAJOR, HELM_MINOR)
                            ? Item.CLUSTER_TOOLS.pass("helm", version.toString())
                            : Item.CLUSTER_TOOLS.fail("helm", "is " + version));
        } catch (IOException e) {
            findings.add(Item.CLUSTER_TOOLS.fail("helm", Web.said(e)));
        }
        try {
            String version = kubectl.version();
            findings.add(
                    isRecent(version)
                            ? Item.CLUSTER_TOOLS.pass("kubectl", version)
                            : Item.CLUSTER_TOOLS.fail("kubectl", "is " + version));
        } catch (IOException e) {
            findings.add(Item.CLUSTER_TOOLS.fail("kubectl", Web.said(e)));
            return findings;
        }
        try {
            String version = api.get("/version")
                    .map(node -> node.path("gitVersion").asText())
                    .orElse("no version");
            findings.add(
                    isRecent(version)
                            ? Item.CLUSTER_VERSION.pass("the cluster", version)
                            : Item.CLUSTER_VERSION.fail("the cluster", "is " + version));
        } catch (IOException e) {
            findings.add(Item.CLUSTER_VERSION.fail("the cluster", Web.said(e)));
        }
        return findings;
    }

    private static boolean isRecent(String version) {
        Matcher parts = VERSION.matcher(version);
        return parts.matches() && (Integer.parseInt(parts.group(1)) > 1 || Integer.parseInt(parts.group(2)) >= OLDEST);
    }

    /** All others. */
    public static List<Finding> of(ClusterSubject subject) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        look(Item.CLUSTER_NAMESPACE, ClusterPreflight::namespace, subject, findings);
        look(Item.CLUSTER_RIGHTS, ClusterRights::look, subject, findings);
        look(Item.CLUSTER_STORAGE, ClusterPreflight::storage, subject, findings);
        look(Item.CLUSTER_ROOM, ClusterRoom::look, subject, findings);
        look(Item.CLUSTER_IMAGES, ClusterImages::look, subject, findings);
        look(Item.CLUSTER_NETWORK, ClusterNetwork::look, subject, findings);
        return findings;
    }

    /** What this account may not ask is not known; that is no failure of the cluster. */
    private static void look(Item item, Look look, ClusterSubject subject, List<Finding> findings)
            throws InterruptedException {
        try {
            findings.addAll(look.at(subject));
        } catch (IOException | RuntimeException e) {
            findings.add(item.unknown("the cluster", Web.said(e)));
        }
    }

    private static List<Finding> namespace(ClusterSubject subject) throws IOException, InterruptedException {
        Optional<JsonNode> there = subject.api().get("/api/v1/namespaces/" + subject.namespace());
        if (there.isEmpty()) {
            return List.of(Item.CLUSTER_NAMESPACE.pass(
                    subject.namespace(), "is not there; it is made, with Pod Security level restricted"));
        }
        JsonNode metadata = there.orElseThrow().path("metadata");
        if (metadata.has("deletionTimestamp")) {
            return List.of(Item.CLUSTER_NAMESPACE.fail(subject.namespace(), "is being deleted"));
        }
        String level = metadata.path("labels").path(LEVEL).asText("none");
        return List.of(
                level.equals("restricted")
                        ? Item.CLUSTER_NAMESPACE.pass(subject.namespace(), "Pod Security level restricted")
                        : Item.CLUSTER_NAMESPACE.warn(
                                subject.namespace(),
                                "Pod Security level " + level + ": the chart's pods need no more than restricted"));
    }

    /** A release that is there and that nobody here knows of. */
    public static List<Finding> stranger(ClusterSubject subject, List<Helm.Revision> revisions) {
        return revisions.isEmpty()
                ? List.of()
                : List.of(Item.CLUSTER_NAMESPACE.fail(
                        subject.namespace(),
                        "has a release " + subject.release() + " that was not installed from this folder of state"));
    }

    private static List<Finding> storage(ClusterSubject subject) throws IOException, InterruptedException {
        SortedSet<String> wanted = new TreeSet<>();
        subject.wanted().ofKind("PersistentVolumeClaim").forEach(claim -> wanted.add(storageClass(claim)));
        subject.wanted()
                .ofKind("StatefulSet")
                .forEach(set -> Manifests.elements(set.at("/spec/volumeClaimTemplates"))
                        .forEach(claim -> wanted.add(storageClass(claim))));
        SortedSet<String> there = new TreeSet<>();
        String usual = "";
        for (JsonNode each : subject.api()
                .get("/apis/storage.k8s.io/v1/storageclasses")
                .map(list -> list.path("items"))
                .orElse(JsonNodeFactory.instance.arrayNode())) {
            String name = each.at("/metadata/name").asText();
            there.add(name);
            if (each.at("/metadata/annotations").path(DEFAULT_CLASS).asText().equals("true")) {
                usual = name + " (" + each.path("provisioner").asText() + ")";
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (String name : wanted) {
            if (name.isEmpty()) {
                findings.add(
                        usual.isEmpty()
                                ? Item.CLUSTER_STORAGE.fail("default StorageClass", "there is none, but " + there)
                                : Item.CLUSTER_STORAGE.pass("default StorageClass", usual));
            } else {
                findings.add(
                        there.contains(name)
                                ? Item.CLUSTER_STORAGE.pass(name, "is there")
                                : Item.CLUSTER_STORAGE.fail(name, "is not there, but " + there));
            }
        }
        return findings;
    }

    private static String storageClass(JsonNode claim) {
        return claim.at("/spec/storageClassName").asText();
    }

    /** A question that the API answers about this account. */
    static ObjectNode review(ObjectNode attributes) {
        ObjectNode review = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "authorization.k8s.io/v1")
                .put("kind", "SelfSubjectAccessReview");
        review.putObject("spec").set("resourceAttributes", attributes);
        return review;
    }
}
