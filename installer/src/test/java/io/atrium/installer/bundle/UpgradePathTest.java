package io.atrium.installer.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UpgradePathTest {

    private static final UpgradePath PATH = new UpgradePath("0.9.0", List.of("1.4.0", "1.2.0"));

    @Test
    void versionsHaveTheUsualOrder() {
        assertThat(Stream.of("1.0.0", "0.9.0", "1.0.0-SNAPSHOT", "0.10.0", "1.0.0-rc.1")
                        .map(Version::of)
                        .sorted()
                        .map(Version::toString))
                .containsExactly("0.9.0", "0.10.0", "1.0.0-SNAPSHOT", "1.0.0-rc.1", "1.0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Version.of("1.2"));
    }

    @Test
    void theFirstStopThatWouldBeSkippedIsNamedWithARemedy() {
        assertThat(objection("1.0.0", "2.0.0"))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("must not skip 1.2.0").contains("Upgrade to it first"));
        assertThat(objection("1.2.0", "2.0.0"))
                .hasValueSatisfying(text -> assertThat(text).contains("must not skip 1.4.0"));
    }

    @Test
    void aStopItselfAndWhatFollowsTheLastOneAreAllowed() {
        assertThat(objection("1.0.0", "1.2.0")).isEmpty();
        assertThat(objection("1.2.0", "1.4.0")).isEmpty();
        assertThat(objection("1.4.0", "2.0.0")).isEmpty();
        assertThat(objection("1.4.0", "1.4.0")).isEmpty();
    }

    @Test
    void olderThanTheOldestAndBackwardsAreRefused() {
        assertThat(objection("0.8.0", "1.2.0"))
                .hasValueSatisfying(text -> assertThat(text).contains("older than 0.9.0"));
        assertThat(objection("1.3.0", "1.2.0"))
                .hasValueSatisfying(text -> assertThat(text).contains("atrium rollback"));
    }

    private static Optional<String> objection(String from, String to) {
        return PATH.objection(Version.of(from), Version.of(to));
    }
}
