package io.atrium.installer.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnpackerTest {

    @Test
    void aPartIsUnpackedAsItWas(@TempDir Path folder) throws Exception {
        Path bundle = new SmallBundle(folder, SigningKey.create(folder.resolve("key"))).build();
        Path target = folder.resolve("target");

        unpack(bundle, target);
        unpack(bundle, target);

        Path server = target.resolve("opt/atrium/server");
        assertThat(server.resolve("current.jar")).isSymbolicLink().hasContent("first ".repeat(300));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.resolve("bin/run"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.resolve("lib/b.jar"))))
                .isEqualTo("rw-r--r--");
        assertThat(server.resolve("pages/deep/目录/index.html")).hasContent("<p>天</p>");
    }

    @Test
    void nothingIsWrittenThroughALinkThatIsThereAlready(@TempDir Path folder) throws Exception {
        Path bundle = new SmallBundle(folder, SigningKey.create(folder.resolve("key"))).build();
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path target = Files.createDirectories(folder.resolve("target/opt"));
        Files.createSymbolicLink(target.resolve("atrium"), outside);

        BundleFailure failure =
                catchThrowableOfType(BundleFailure.class, () -> unpack(bundle, folder.resolve("target")));

        assertThat(failure.reason()).isEqualTo(Reason.UNSAFE_PATH);
        assertThat(outside).isEmptyDirectory();
    }

    private static void unpack(Path bundle, Path target) throws IOException, BundleFailure {
        try (BundleFile file = BundleFile.open(bundle)) {
            Part part =
                    SignedManifest.read(file, null).manifest().part("server").orElseThrow();
            try (InputStream in = file.read(file.find(part.entry()).orElseThrow())) {
                new PartReader(part).read(in, new Unpacker(target));
            }
        }
    }
}
