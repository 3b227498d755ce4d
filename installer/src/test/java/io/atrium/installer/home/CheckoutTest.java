package io.atrium.installer.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckoutTest {

    private static final Instant FIRST = Instant.parse("2026-12-01T02:00:00Z");

    @TempDir
    private Path root;

    private Checkout checkout;

    @BeforeEach
    void checkout() throws IOException {
        Files.createDirectories(root.resolve("installer/components"));
        checkout = new Checkout(root);
        built(root.resolve("installer/target/atrium-installer.jar"), FIRST);
    }

    @Test
    void aProgramThatIsNotAskedAboutMakesNothingNewer() throws IOException {
        built(checkout.jar(Program.SERVER), FIRST.plusSeconds(60));

        assertThat(checkout.madeAt(List.of())).isEqualTo(FIRST);
        assertThat(checkout.madeAt(List.of(Program.WAREHOUSE))).isEqualTo(FIRST);
        assertThat(checkout.madeAt(List.of(Program.WAREHOUSE, Program.SERVER))).isEqualTo(FIRST.plusSeconds(60));
    }

    @Test
    void theInstallerCountsWithEveryProgram() throws IOException {
        built(checkout.jar(Program.JOBS), FIRST.minusSeconds(60));

        assertThat(checkout.madeAt(List.of(Program.JOBS))).isEqualTo(FIRST);
    }

    private static void built(Path jar, Instant when) throws IOException {
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        Files.setLastModifiedTime(jar, FileTime.from(when));
    }
}
