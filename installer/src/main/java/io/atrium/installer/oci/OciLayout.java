package io.atrium.installer.oci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** The files of an OCI image layout. */
public final class OciLayout {

    public static final String MARKER = "oci-layout";
    public static final String INDEX = "index.json";
    public static final String MARKER_CONTENT = "{\"imageLayoutVersion\":\"1.0.0\"}";

    private OciLayout() {}

    /** Where a blob is. */
    public static String blob(String sha256) {
        return "blobs/sha256/" + sha256;
    }

    /**
     * The index of a layout.
     *
     * @param name how an image is called there, from its name and tag
     */
    public static String index(List<OciImage> images, UnaryOperator<String> name) {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        index.put("schemaVersion", 2).put("mediaType", OciImage.INDEX);
        ArrayNode manifests = index.putArray("manifests");
        images.forEach(image -> manifests.add(image.inIndex(name.apply(image.reference()))));
        return index.toString();
    }
}
