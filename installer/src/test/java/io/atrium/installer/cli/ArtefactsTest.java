package io.atrium.installer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

final class ArtefactsTest {

    @Test
    void onlyWhatTheWantedComponentsNeedIsMissed() {
        assertThat(Artefacts.missing(
                        EnumSet.of(Component.KAFKA, Component.SERVER), path -> path.endsWith("atrium-server.jar")))
                .containsExactlyInAnyOrder(
                        "installer/components/kafka/target/component/lib", "platform/web/dist/index.html");
    }

    @Test
    void nothingIsMissedWhenEverythingIsBuilt() {
        assertThat(Artefacts.missing(EnumSet.allOf(Component.class), path -> true))
                .isEmpty();
    }
}
