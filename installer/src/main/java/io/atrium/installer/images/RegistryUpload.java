package io.atrium.installer.images;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.images.BundleImages.Content;
import io.atrium.installer.images.BundleImages.Described;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends images of a bundle to a registry; every byte is checked against the bundle's signature on the way. */
public final class RegistryUpload {

    private final URI address;
    private final @Nullable String account;

    /**
     * A registry and a path in it.
     *
     * @param account user and password with a colon between; null: without signing in
     */
    public RegistryUpload(URI address, @Nullable String account) {
        if (address.getAuthority() == null
                || address.getScheme() == null
                || !address.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "--registry: “" + address + "” is no address such as https://registry.example/mirror.");
        }
        this.address = address;
        this.account = account;
    }

    /** What stands before the names of images there, such as {@code registry.example/mirror}. */
    public String prefix() {
        String path = path();
        return address.getAuthority() + (path.isEmpty() ? "" : "/" + path);
    }

    /**
     * Sends them; what is there already is not sent again.
     *
     * @param wanted names with or without a tag; none: all
     * @param done is told of each image, in a line
     */
    public void send(OpenBundle bundle, List<String> wanted, Consumer<String> done)
            throws IOException, BundleFailure, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        Registry registry = new Registry(client, address.resolve("/"), account);
        String path = path();
        for (Content content : new BundleImages(bundle).contents(wanted)) {
            String name = content.image().name();
            int colon = name.lastIndexOf(':');
            String repository = (path.isEmpty() ? "" : path + "/") + name.substring(0, colon);
            int sent = 0;
            for (Described blob : content.blobs().toList()) {
                sent += registry.blob(repository, blob, () -> opened(bundle, blob)) ? 1 : 0;
            }
            registry.manifest(
                    repository,
                    name.substring(colon + 1),
                    content.manifest(),
                    bundle.bytes(content.manifest().entry()));
            done.accept(address.getAuthority() + "/" + repository + name.substring(colon) + "  "
                    + content.manifest().digest() + "  " + sent + " blobs sent");
        }
    }

    private String path() {
        return address.getPath().replaceAll("^/+|/+$", "");
    }

    private static InputStream opened(OpenBundle bundle, Described blob) throws IOException {
        try {
            return bundle.read(blob.entry());
        } catch (BundleFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
