package io.atrium.installer.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Manifest;
import io.atrium.installer.bundle.Manifest.Image;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.oci.OciLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the images of a bundle: each is a manifest that names a configuration and layers, and the layers are parts. */
final class BundleImages {

    private static final String FOLDER = "images/";

    private final OpenBundle bundle;

    BundleImages(OpenBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * A blob of an image, as its manifest describes it.
     *
     * @param digest with its algorithm
     */
    record Described(String mediaType, String digest, long size) {
        String sha256() {
            return digest.substring("sha256:".length());
        }

        String entry() {
            return FOLDER + OciLayout.blob(sha256());
        }
    }

    /** An image with all that it needs; the manifest comes last. */
    record Content(Image image, Described manifest, Described configuration, List<Described> layers) {
        Content {
            layers = List.copyOf(layers);
        }

        long size() {
            return layers.stream().mapToLong(Described::size).sum();
        }

        Stream<Described> blobs() {
            return Stream.concat(layers.stream(), Stream.of(configuration));
        }
    }

    /**
     * The images of a bundle.
     *
     * @param wanted names with or without a tag; none: all
     */
    List<Content> contents(List<String> wanted) throws IOException, BundleFailure {
        List<Content> contents = new ArrayList<>();
        List<String> left = new ArrayList<>(wanted);
        for (Image image : bundle.manifest().images()) {
            List<String> names = List.of(image.name(), image.name().replaceAll(":[^:/]*$", ""));
            if (wanted.isEmpty() || wanted.stream().anyMatch(names::contains)) {
                left.removeAll(names);
                contents.add(content(image));
            }
        }
        if (!left.isEmpty()) {
            throw new BundleFailure(Reason.USAGE, "--image: the bundle has no image " + String.join(", ", left) + ".");
        }
        if (contents.isEmpty()) {
            throw new BundleFailure(Reason.INPUT_MISSING, "The bundle holds no images.");
        }
        return contents;
    }

    /** The part that a layer is. */
    Part part(Described layer) throws BundleFailure {
        return bundle.manifest().parts().stream()
                .filter(part -> part.entry().equals(layer.entry()))
                .findFirst()
                .orElseThrow(() -> new BundleFailure(Reason.MISSING, "No part is the layer " + layer.digest() + "."));
    }

    private Content content(Image image) throws IOException, BundleFailure {
        String path = FOLDER + OciLayout.blob(image.manifestDigest().substring("sha256:".length()));
        Manifest.Entry entry = bundle.entry(path);
        JsonNode manifest = new JsonMapper().readTree(bundle.bytes(path));
        List<Described> layers = new ArrayList<>();
        manifest.path("layers").forEach(node -> layers.add(described(node)));
        return new Content(
                image,
                new Described(manifest.path("mediaType").asText(), image.manifestDigest(), entry.size()),
                described(manifest.path("config")),
                layers);
    }

    private static Described described(JsonNode node) {
        return new Described(
                node.path("mediaType").asText(),
                node.path("digest").asText(),
                node.path("size").asLong());
    }
}
