package io.atrium.installer.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.bundle.Digest;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.bundle.SmallBundle;
import io.atrium.installer.oci.ImageCatalogue;
import io.atrium.installer.oci.ImageDefinition;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whatever takes images from a bundle finds them as the OCI specifications want them. */
final class ImagesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final StringWriter said = new StringWriter();
    private final Path folder;
    private final Path bundle;

    ImagesTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.bundle = new SmallBundle(folder, SigningKey.create(folder.resolve("key"))).build();
    }

    @Test
    void theBundlesFolderIsALayoutAsItStands() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        try (OpenBundle open = OpenBundle.open(bundle, null)) {
            for (var entry : open.manifest().entries()) {
                if (entry.path().startsWith("images/")) {
                    files.put(entry.path().substring("images/".length()), open.bytes(entry.path()));
                }
            }
        }

        assertLayout(files, 2);
    }

    @Test
    void theEnginesImageLetsJavaSeeItsSignalsFirst() {
        assertThat(ImageCatalogue.images())
                .filteredOn(image -> image.name().equals("atrium/clickhouse-engine"))
                .singleElement()
                .satisfies(image ->
                        assertThat(image.environment()).contains("LD_PRELOAD=/opt/atrium/java/lib/libjsig.so"));
    }

    @Test
    void anOciArchiveIsALayout() throws Exception {
        Path archive = folder.resolve("images.tar");

        assertThat(run("load", bundle.toString(), "--oci", archive.toString(), "--prefix", "r.example/"))
                .isZero();

        Map<String, byte[]> files = tar(archive);
        assertLayout(files, 2);
        assertThat(JSON.readTree(files.get("index.json")).at("/manifests/0/annotations/io.containerd.image.name"))
                .hasToString("\"r.example/atrium/server:1.2.3\"");
    }

    @Test
    void aDockerArchiveHasPlainLayersThatAreWhatTheConfigurationSays() throws Exception {
        Path archive = folder.resolve("images.tar");

        assertThat(run("load", bundle.toString(), "--docker", archive.toString(), "--image", "atrium/server"))
                .isZero();

        Map<String, byte[]> files = tar(archive);
        JsonNode image = JSON.readTree(files.get("manifest.json")).get(0);
        JsonNode configuration = JSON.readTree(files.get(image.path("Config").asText()));
        assertThat(image.path("RepoTags").get(0).asText()).isEqualTo("localhost/atrium/server:1.2.3");
        assertThat(image.path("Layers")).hasSize(4);
        for (int i = 0; i < 4; i++) {
            String digest =
                    Digest.of(files.getOrDefault(image.path("Layers").get(i).asText(), new byte[0]));
            assertThat(configuration.at("/rootfs/diff_ids/" + i).asText()).isEqualTo("sha256:" + digest);
        }
    }

    @Test
    void aRegistryGetsEachBlobOnceAndEveryImage() throws Exception {
        Files.writeString(folder.resolve("password"), "secret\n");
        try (FakeRegistry registry = new FakeRegistry()) {
            String[] arguments = {
                "load",
                bundle.toString(),
                "--registry",
                registry.address() + "/mirror",
                "--user",
                "operator",
                "--password-file",
                folder.resolve("password").toString()
            };

            assertThat(run(arguments)).isZero();
            assertThat(run(arguments)).isZero();

            assertThat(registry.manifests.keySet())
                    .containsExactlyInAnyOrder(
                            "/v2/mirror/atrium/server/manifests/1.2.3", "/v2/mirror/atrium/cli/manifests/1.2.3");
            registry.blobs.forEach(
                    (digest, bytes) -> assertThat(FakeRegistry.digest(bytes)).isEqualTo(digest));
            assertThat(registry.signIns).first().isEqualTo("operator:secret service=registry&scope=push");
            assertThat(said.toString()).contains("0 blobs sent");
        }
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(run("load", bundle.toString(), "--oci", folder + "/x", "--image", "atrium/none"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("atrium/none");
        assertThat(run("load", bundle.toString())).isEqualTo(2);
        assertThat(run("list", bundle.toString())).isZero();
        assertThat(said.toString()).contains("atrium/server:1.2.3");
    }

    @Test
    void noImageRunsAsRootOrWritesOutsideOfItsVolumes() {
        assertThat(ImageDefinition.USER).doesNotStartWith("0").doesNotContain(":0");
        for (ImageDefinition image : ImageCatalogue.images()) {
            assertThat(image.layers().get(0)).isEqualTo(ImageCatalogue.BASE);
            assertThat(image.volumes()).contains("/tmp");
            assertThat(image.entrypoint().get(0)).startsWith("/opt/atrium/");
        }
        assertThat(ImageCatalogue.images()).extracting(ImageDefinition::name).doesNotHaveDuplicates();
    }

    /** By the OCI image specification: every blob is what its name says, every descriptor leads to one of its size and kind. */
    private static void assertLayout(Map<String, byte[]> files, int images) throws IOException {
        files.forEach((path, content) -> {
            if (path.startsWith("blobs/")) {
                assertThat("blobs/sha256/" + Digest.of(content)).isEqualTo(path);
            }
        });
        assertThat(JSON.readTree(files.get("oci-layout"))
                        .path("imageLayoutVersion")
                        .asText())
                .isEqualTo("1.0.0");
        JsonNode index = JSON.readTree(files.get("index.json"));
        assertThat(index.path("schemaVersion").asInt()).isEqualTo(2);
        assertThat(index.path("manifests")).hasSize(images);
        for (JsonNode entry : index.path("manifests")) {
            assertThat(entry.at("/platform/os").asText()).isEqualTo("linux");
            JsonNode manifest = JSON.readTree(blob(files, entry, "application/vnd.oci.image.manifest.v1+json"));
            JsonNode configuration =
                    JSON.readTree(blob(files, manifest.path("config"), "application/vnd.oci.image.config.v1+json"));
            assertThat(configuration.at("/config/User").asText()).isEqualTo("10001:10001");
            assertThat(configuration.at("/rootfs/diff_ids")).hasSameSizeAs(manifest.path("layers"));
            for (JsonNode layer : manifest.path("layers")) {
                assertThat(blob(files, layer, layer.path("mediaType").asText())).isNotEmpty();
                assertThat(layer.path("mediaType").asText())
                        .matches("application/vnd\\.oci\\.image\\.layer\\.v1\\.tar(\\+zstd)?");
            }
        }
    }

    private static byte[] blob(Map<String, byte[]> files, JsonNode descriptor, String mediaType) {
        String path = "blobs/" + descriptor.path("digest").asText().replace(':', '/');
        assertThat(descriptor.path("mediaType").asText()).isEqualTo(mediaType);
        assertThat(files).containsKey(path);
        byte[] content = files.getOrDefault(path, new byte[0]);
        assertThat(content).hasSize(descriptor.path("size").asInt());
        return content;
    }

    private static Map<String, byte[]> tar(Path file) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(files.put(entry.getName(), tar.readAllBytes())).isNull();
            }
        }
        return files;
    }

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new ImagesCommands());
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(said));
        return command.execute(arguments);
    }
}
