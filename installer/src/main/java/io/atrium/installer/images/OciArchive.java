package io.atrium.installer.images;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.images.BundleImages.Content;
import io.atrium.installer.images.BundleImages.Described;
import io.atrium.installer.oci.OciImage;
import io.atrium.installer.oci.OciLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An OCI layout in a tar: {@code ctr images import}, Docker from 25 on. Podman takes no archive of several images in this format. */
final class OciArchive extends Archive {

    private final OpenBundle bundle;

    OciArchive(OpenBundle bundle) {
        this.bundle = bundle;
    }

    @Override
    void write(List<Content> contents, UnaryOperator<String> name, Path file) throws IOException, BundleFailure {
        try (TarArchiveOutputStream tar = open(file)) {
            put(tar, OciLayout.MARKER, OciLayout.MARKER_CONTENT.getBytes(StandardCharsets.UTF_8));
            put(tar, OciLayout.INDEX, index(contents, name).getBytes(StandardCharsets.UTF_8));
            for (Content content : contents) {
                for (Described blob : Stream.concat(content.blobs(), Stream.of(content.manifest()))
                        .toList()) {
                    if (first(blob.digest())) {
                        try (InputStream in = bundle.read(blob.entry())) {
                            put(tar, OciLayout.blob(blob.sha256()), blob.size(), in);
                        }
                    }
                }
            }
        }
    }

    private static String index(List<Content> contents, UnaryOperator<String> name) {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        index.put("schemaVersion", 2).put("mediaType", OciImage.INDEX);
        ArrayNode manifests = index.putArray("manifests");
        for (Content content : contents) {
            String called = name.apply(content.image().name());
            ObjectNode manifest = manifests.addObject();
            manifest.put("mediaType", content.manifest().mediaType())
                    .put("digest", content.manifest().digest())
                    .put("size", content.manifest().size());
            manifest.putObject("platform")
                    .put("architecture", content.image().architecture())
                    .put("os", "linux");
            manifest.putObject("annotations")
                    .put("io.containerd.image.name", called)
                    .put("org.opencontainers.image.ref.name", called);
        }
        return index.toString();
    }
}
