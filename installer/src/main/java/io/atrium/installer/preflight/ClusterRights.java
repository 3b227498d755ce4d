package io.atrium.installer.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether this account may do what the chart needs. */
final class ClusterRights {

    private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private ClusterRights() {}

    /** A kind of object, as rights name it. */
    private record Resource(String group, String name) implements Comparable<Resource> {
        @Override
        public int compareTo(Resource other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return group.isEmpty() ? name : name + "." + group;
        }
    }

    static List<Finding> look(ClusterSubject subject) throws IOException, InterruptedException {
        List<String> refused = new ArrayList<>();
        if (subject.api().get("/api/v1/namespaces/" + subject.namespace()).isEmpty()
                && !allowed(subject, "", new Resource("", "namespaces"), "create")) {
            refused.add("create namespaces");
        }
        if (!allowed(subject, subject.namespace(), new Resource("*", "*"), "*")) {
            for (Resource resource : resources(subject)) {
                for (String verb : List.of("create", "get", "patch", "delete")) {
                    if (!allowed(subject, subject.namespace(), resource, verb)) {
                        refused.add(verb + " " + resource);
                    }
                }
            }
        }
        return List.of(
                refused.isEmpty()
                        ? Item.CLUSTER_RIGHTS.pass(subject.namespace(), "everything that is needed")
                        : Item.CLUSTER_RIGHTS.fail(subject.namespace(), "may not " + String.join(", ", refused)));
    }

    /** What the chart makes, and what is looked at while it starts. */
    private static SortedSet<Resource> resources(ClusterSubject subject) {
        SortedSet<Resource> all = new TreeSet<>(List.of(new Resource("", "secrets"), new Resource("", "pods")));
        for (JsonNode object : subject.wanted().objects()) {
            String version = object.path("apiVersion").asText();
            String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
            String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
            all.add(new Resource(
                    group, kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : plural(kind)));
        }
        return all;
    }

    private static String plural(String kind) {
        return kind.endsWith("s") ? kind + "es" : kind + "s";
    }

    private static boolean allowed(ClusterSubject subject, String namespace, Resource resource, String verb)
            throws IOException, InterruptedException {
        ObjectNode attributes = JsonNodeFactory.instance
                .objectNode()
                .put("verb", verb)
                .put("group", resource.group())
                .put("resource", resource.name());
        if (!namespace.isEmpty()) {
            attributes.put("namespace", namespace);
        }
        return subject.api()
                .post(PATH, ClusterPreflight.review(attributes))
                .map(answer -> answer.at("/status/allowed").asBoolean())
                .orElse(false);
    }
}
