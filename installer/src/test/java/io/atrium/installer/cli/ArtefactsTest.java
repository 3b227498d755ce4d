package io.atrium.installer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.installer.home.Checkout;
import io.atrium.installer.home.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtefactsTest {

    @Test
    void onlyWhatTheWantedComponentsNeedIsMissedInACheckout(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("installer/components"));
        made(folder.resolve("platform/server/target/atrium-server.jar"));

        assertThat(Artefacts.missing(EnumSet.of(Component.KAFKA, Component.SERVER), new Checkout(folder)))
                .containsExactlyInAnyOrder(
                        "installer/components/kafka/target/component/lib", "platform/web/dist/index.html");
    }

    @Test
    void onlyWhatTheWantedComponentsNeedIsMissedInARelease(@TempDir Path folder) throws IOException {
        made(folder.resolve("kafka/lib/a.jar"));

        assertThat(Artefacts.missing(EnumSet.of(Component.KAFKA, Component.INGEST), new Release(folder)))
                .containsExactly(folder.resolve("jobs/atrium-jobs-all.jar").toString());
    }

    private static void made(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }
}
