package io.atrium.installer.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.bundle.BundleFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bills of materials (CycloneDX) that the build has made, to find what a jar is by its digest. */
final class Sboms {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, SoftwareComponent> byDigest = new HashMap<>();

    /** Adds a module's bill, and gives what is in it. */
    List<SoftwareComponent> add(Path sbom) throws IOException, BundleFailure {
        if (!Files.exists(sbom)) {
            throw new BundleFailure(
                    Reason.INPUT_MISSING, sbom + " is missing: make bundle builds it (the goal makeBom of CycloneDX).");
        }
        List<SoftwareComponent> components = new ArrayList<>();
        for (JsonNode node : JSON.readTree(sbom.toFile()).path("components")) {
            SoftwareComponent component = component(node);
            components.add(component);
            if (!component.sha256().isEmpty()) {
                byDigest.put(component.sha256(), component);
            }
        }
        return components;
    }

    Optional<SoftwareComponent> find(String sha256) {
        return Optional.ofNullable(byDigest.get(sha256));
    }

    private static SoftwareComponent component(JsonNode node) {
        String sha256 = "";
        for (JsonNode hash : node.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                sha256 = hash.path("content").asText();
            }
        }
        return new SoftwareComponent(
                node.path("name").asText(),
                node.path("version").asText(),
                node.path("purl").asText(),
                sha256,
                licences(node.path("licenses")));
    }

    private static String licences(JsonNode licences) {
        List<String> names = new ArrayList<>();
        for (JsonNode licence : licences) {
            JsonNode named = licence.path("license");
            String name = licence.path("expression")
                    .asText(named.path("id").asText(named.path("name").asText()));
            if (!name.isEmpty() && !names.contains(name)) {
                names.add(name);
            }
        }
        return String.join(" OR ", names);
    }
}
