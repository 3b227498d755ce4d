package io.atrium.installer.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.oci.ImageCatalogue;
import io.atrium.installer.oci.ImageDefinition;
import io.atrium.installer.signing.SigningKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleContentsTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("atrium.checkout"));

    @Test
    void anImageIsFoundUnderAnyRegistryAndWithItsOwnTagOnly() throws Exception {
        BundleContents contents = BundleContents.of(CHECKOUT);
        String version = contents.version();

        assertThat(contents.missingImages(List.of(
                        "atrium/server:" + version,
                        "registry.example:5000/mirror/atrium/server:" + version,
                        "atrium/keycloak",
                        "atrium/server:9.9.9",
                        "atrium/serverless:" + version,
                        "other-atrium/server:" + version,
                        "busybox:1.36",
                        "atrium/server@sha256:00")))
                .containsExactly(
                        "atrium/server:9.9.9",
                        "atrium/serverless:" + version,
                        "other-atrium/server:" + version,
                        "busybox:1.36",
                        "atrium/server@sha256:00");
    }

    @Test
    void everyLayerOfEveryImageIsAPart() throws Exception {
        BundleContents contents = BundleContents.of(CHECKOUT);

        assertThat(ImageCatalogue.images())
                .flatExtracting(ImageDefinition::layers)
                .allMatch(contents::hasPart);
        assertThat(contents.missingPackages(List.of("haproxy", "ansible-core", "no-such-package")))
                .containsExactly("no-such-package");
    }

    @Test
    void aBundleThatIsThereIsAskedItself(@TempDir Path folder) throws Exception {
        Path bundle = new SmallBundle(folder, SigningKey.create(folder.resolve("key"))).build();
        try (OpenBundle open = OpenBundle.open(bundle, null)) {
            BundleContents contents = BundleContents.of(open.manifest());

            assertThat(contents.hasImage("atrium/server:1.2.3")).isTrue();
            assertThat(contents.hasImage("atrium/kafka:1.2.3")).isFalse();
            assertThat(contents.hasPart("web")).isTrue();
            assertThat(contents.hasPart("kafka")).isFalse();
        }
    }
}
