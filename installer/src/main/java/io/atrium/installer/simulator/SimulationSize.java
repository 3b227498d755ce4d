package io.atrium.installer.simulator;

import io.atrium.installer.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How much is simulated in an evaluation. What was chosen once is remembered in the home. */
public enum SimulationSize {
    /** Nothing: the organizations are empty. */
    OFF,
    /** A few people and one week, for tests. */
    SMALL,
    /** Organizations of a usual size, ninety days. */
    ON;

    /** The size of that name: {@code off}, {@code small} or {@code on}. */
    public static SimulationSize of(String text) {
        for (SimulationSize size : values()) {
            if (size.text().equals(text)) {
                return size;
            }
        }
        throw new IllegalArgumentException("simulation: \"" + text + "\" is none of off, small, on");
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What was chosen last; empty when nothing was. */
    public static Optional<SimulationSize> remembered(Home home) {
        Path file = file(home);
        try {
            return Files.exists(file) ? Optional.of(of(Files.readString(file).strip())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    public void remember(Home home) throws IOException {
        Home.write(file(home), text() + "\n");
    }

    private static Path file(Home home) {
        return home.conf("stack").resolve("simulation");
    }
}
