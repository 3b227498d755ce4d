package io.atrium.installer.stack;

import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks a supervisor, before it is ended, to leave its components running for the next one. */
public final class Handover {

    private final Path file;

    public Handover(Home home) {
        this.file = home.run().resolve("handover");
    }

    /** The supervisor that ends next leaves its components alone. */
    public void request() throws IOException {
        Home.write(file, "The next supervisor takes the components over.\n");
    }

    /** The supervisor that ends next stops its components. */
    public void withdraw() throws IOException {
        Files.deleteIfExists(file);
    }

    boolean requested() {
        return Files.exists(file);
    }
}
