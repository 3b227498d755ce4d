package io.atrium.installer.images;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.images.BundleImages.Content;
import io.atrium.installer.images.BundleImages.Described;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What {@code docker load} has always read, and {@code podman load} reads: layers without compression, and a list of images. */
final class DockerArchive extends Archive {

    private final OpenBundle bundle;
    private final BundleImages images;

    DockerArchive(OpenBundle bundle, BundleImages images) {
        this.bundle = bundle;
        this.images = images;
    }

    @Override
    void write(List<Content> contents, UnaryOperator<String> name, Path file) throws IOException, BundleFailure {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        try (TarArchiveOutputStream tar = open(file)) {
            for (Content content : contents) {
                ObjectNode image = list.addObject();
                String configuration = content.configuration().sha256() + ".json";
                image.put("Config", configuration);
                image.putArray("RepoTags").add(name.apply(content.image().name()));
                ArrayNode layers = image.putArray("Layers");
                if (first(configuration)) {
                    put(tar, configuration, bundle.bytes(content.configuration().entry()));
                }
                for (Described layer : content.layers()) {
                    layers.add(layer(tar, images.part(layer)));
                }
            }
            put(tar, "manifest.json", list.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String layer(TarArchiveOutputStream tar, Part part) throws IOException, BundleFailure {
        String path = part.tarSha256() + ".tar";
        if (first(path)) {
            try (InputStream in = bundle.plain(part)) {
                put(tar, path, part.tarSize(), in);
            }
        }
        return path;
    }
}
