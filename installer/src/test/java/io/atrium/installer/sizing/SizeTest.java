package io.atrium.installer.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.atrium.installer.site.Load;
import io.atrium.installer.site.Profile;
import io.atrium.installer.site.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class SizeTest {

    @Test
    void theArithmeticIsTheValue() {
        // 200 events/s for 8 hours, 222 bytes each, 30 days, room of 1.5
        Quantity disk = Size.of(Profile.L.load()).role(Role.KAFKA).disk();

        double expected = 10 + 200 * 3600.0 * 8 * 222 * 30 * 1.5 / (1L << 30);
        assertThat(disk.value()).isCloseTo(expected, within(0.001));
        assertThat(disk.arithmetic())
                .isEqualTo("10 GiB + 5,760,000 events/day × 222 bytes an event × 30 days × 1.50 times");
    }

    @Test
    void everyLargerProfileNeedsAtLeastAsMuchOfEverything() {
        Size smaller = Size.of(new Load(1, 1));
        for (Profile profile : Profile.values()) {
            Size larger = Size.of(profile.load());
            for (Role role : Role.values()) {
                assertThat(larger.role(role).cpu().value())
                        .isGreaterThanOrEqualTo(smaller.role(role).cpu().value());
                assertThat(larger.role(role).memory().value())
                        .isGreaterThanOrEqualTo(smaller.role(role).memory().value());
                assertThat(larger.role(role).disk().value())
                        .isGreaterThanOrEqualTo(smaller.role(role).disk().value());
                assertThat(larger.role(role).copies())
                        .isGreaterThanOrEqualTo(smaller.role(role).copies());
            }
            smaller = larger;
        }
    }

    @Test
    void theSmallestFitsOneOrdinaryMachine() {
        Size size = Size.of(Profile.S.load());

        assertThat(size.roles().stream().mapToDouble(role -> role.cpu().value()).sum())
                .isLessThan(4);
        assertThat(size.roles().stream()
                        .mapToDouble(role -> role.memory().value())
                        .sum())
                .isLessThan(12);
    }

    @Test
    void everyFigureSaysWhereItIsFromAndSoDoesTheCommand() {
        StringWriter text = new StringWriter();
        StringWriter json = new StringWriter();

        assertThat(run(text, "--members", "5000", "--events-per-second", "50")).isZero();
        assertThat(run(json, "--profile", "M", "--output", "json")).isZero();

        for (Figure figure : Figure.values()) {
            assertThat(text.toString()).contains(figure.source());
            assertThat(json.toString()).contains(figure.source());
        }
        assertThat(text.toString()).contains("5,000 members").contains("ROLE");
    }

    @Test
    void numbersOrAProfile() {
        StringWriter out = new StringWriter();
        assertThat(run(out, "--profile", "M", "--members", "3")).isNotZero();
        assertThat(run(out)).isNotZero();
        assertThatThrownBy(() -> new Load(0, 1)).hasMessageContaining("at least 1");
    }

    private static int run(StringWriter out, String... arguments) {
        return new CommandLine(new SizeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
