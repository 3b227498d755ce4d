package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Image;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.oci.Blob;
import io.atrium.installer.oci.ImageCatalogue;
import io.atrium.installer.oci.ImageDefinition;
import io.atrium.installer.oci.Layer;
import io.atrium.installer.oci.OciImage;
import io.atrium.installer.oci.OciLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes images of parts. A part is stored once: its entry is the layer, so the folder {@code images} of a bundle is an OCI layout as it
 * stands, and images add nothing but a few documents.
 */
final class ImageWriter {

    static final String FOLDER = "images/";

    private final Map<String, Layer> layers = new TreeMap<>();
    private final List<OciImage> images = new ArrayList<>();

    ImageWriter(List<Part> parts, Map<String, BundleBuilder.Item> items, OciImage.Build build) {
        for (Part part : parts) {
            BundleBuilder.Item item = items.get(part.entry());
            if (item != null) {
                layers.put(
                        part.name(),
                        new Layer(
                                part.name(),
                                part.compression().mediaType(),
                                item.entry().sha256(),
                                item.entry().size(),
                                part.tarSha256()));
            }
        }
        for (ImageDefinition definition : ImageCatalogue.images()) {
            if (layers.keySet().containsAll(definition.layers())) {
                List<Layer> chosen =
                        definition.layers().stream().map(layers::get).toList();
                images.add(OciImage.of(definition, chosen, build));
            }
        }
    }

    /** The documents, by their paths in the bundle. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        if (images.isEmpty()) {
            return files;
        }
        for (OciImage image : images) {
            for (Blob blob : List.of(image.configuration(), image.manifest())) {
                files.put(FOLDER + OciLayout.blob(blob.sha256()), blob.bytes());
            }
        }
        files.put(FOLDER + OciLayout.MARKER, OciLayout.MARKER_CONTENT.getBytes(StandardCharsets.UTF_8));
        files.put(
                FOLDER + OciLayout.INDEX, OciLayout.index(images, name -> name).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** As the manifest of the bundle lists them. */
    List<Image> listed() {
        return images.stream()
                .map(image -> new Image(
                        image.reference(),
                        image.manifest().digest(),
                        image.architecture(),
                        image.layers().stream().map(Layer::part).toList()))
                .toList();
    }
}
