package io.atrium.installer.oci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * An image: its configuration and its manifest, as the OCI image specification 1.1 has them. The same definition and layers give the same
 * bytes.
 *
 * @param reference name and tag
 */
public record OciImage(String reference, String architecture, List<Layer> layers, Blob configuration, Blob manifest) {

    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String CONFIGURATION = "application/vnd.oci.image.config.v1+json";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public OciImage {
        layers = List.copyOf(layers);
    }

    /** What is the same for all images of a build. */
    public record Build(String version, String commit, Instant date, String architecture) {}

    /** Makes an image. */
    public static OciImage of(ImageDefinition definition, List<Layer> layers, Build build) {
        Blob configuration = Blob.of(configuration(definition, layers, build).toString(), CONFIGURATION);
        ObjectNode manifest = JSON.objectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", descriptor(configuration));
        ArrayNode list = manifest.putArray("layers");
        for (Layer layer : layers) {
            list.add(descriptor(layer.mediaType(), layer.sha256(), layer.size()));
        }
        manifest.set("annotations", labels(definition, build));
        return new OciImage(
                definition.name() + ":" + build.version(),
                build.architecture(),
                layers,
                configuration,
                Blob.of(manifest.toString(), MANIFEST));
    }

    /** The entry of this image in an index. */
    ObjectNode inIndex(String name) {
        ObjectNode descriptor = descriptor(manifest);
        descriptor.putObject("platform").put("architecture", architecture).put("os", "linux");
        descriptor
                .putObject("annotations")
                .put("org.opencontainers.image.ref.name", name)
                .put("io.containerd.image.name", name);
        return descriptor;
    }

    private static ObjectNode configuration(ImageDefinition definition, List<Layer> layers, Build build) {
        ObjectNode root = JSON.objectNode();
        root.put("created", build.date().toString());
        root.put("architecture", build.architecture()).put("os", "linux");
        ObjectNode config = root.putObject("config");
        config.put("User", ImageDefinition.USER);
        ObjectNode ports = config.putObject("ExposedPorts");
        definition.ports().forEach(port -> ports.putObject(port + "/tcp"));
        strings(config.putArray("Env"), definition.environment());
        strings(config.putArray("Entrypoint"), definition.entrypoint());
        strings(config.putArray("Cmd"), definition.command());
        ObjectNode volumes = config.putObject("Volumes");
        definition.volumes().forEach(volumes::putObject);
        config.put("WorkingDir", "/tmp").put("StopSignal", "SIGTERM");
        config.set("Labels", labels(definition, build));
        ArrayNode differences = root.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        layers.forEach(layer -> differences.add("sha256:" + layer.diffSha256()));
        ArrayNode history = root.putArray("history");
        for (Layer layer : layers) {
            history.addObject()
                    .put("created", build.date().toString())
                    .put("created_by", "atrium bundle build: part " + layer.part());
        }
        return root;
    }

    private static ObjectNode labels(ImageDefinition definition, Build build) {
        return JSON.objectNode()
                .put("org.opencontainers.image.created", build.date().toString())
                .put("org.opencontainers.image.licenses", "Apache-2.0")
                .put("org.opencontainers.image.revision", build.commit())
                .put("org.opencontainers.image.title", definition.title())
                .put("org.opencontainers.image.vendor", "Atrium")
                .put("org.opencontainers.image.version", build.version());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static ObjectNode descriptor(Blob blob) {
        return descriptor(blob.mediaType(), blob.sha256(), blob.bytes().length);
    }

    private static ObjectNode descriptor(String mediaType, String sha256, long size) {
        return JSON.objectNode()
                .put("mediaType", mediaType)
                .put("digest", "sha256:" + sha256)
                .put("size", size);
    }
}
