package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Profile;
import io.atrium.installer.sizing.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The checks of the machine alone, for an installation of every role on it. */
public final class HostPreflight {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PROGRAMS = 3L << 30;

    private HostPreflight() {}

    /**
     * What is found, for the smallest profile.
     *
     * @param data the folder whose disk is measured; it is there
     * @param port the one that people will open, if it was chosen
     */
    public static List<Finding> of(Path programs, Path data, OptionalInt port) throws InterruptedException {
        String address = "http://localhost" + (port.isPresent() ? ":" + port.getAsInt() : "");
        Installation site = Installation.trial(URI.create(address), programs, data);
        return Checks.run(
                new Subject(
                        site,
                        site.hosts().get(0),
                        Size.of(Profile.S.load()),
                        Machine.here(),
                        PROGRAMS,
                        Clock.systemUTC(),
                        PATIENCE),
                Set.of(Group.HOST));
    }
}
