package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Profile;
import io.atrium.installer.site.Role;
import io.atrium.installer.sizing.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The checks of the machine alone, for an installation of every role on it that no site file describes. */
public final class HostPreflight {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PROGRAMS = 3L << 30;

    private HostPreflight() {}

    /**
     * What is found, for the smallest profile.
     *
     * @param data the folder whose disk is measured; it is there
     */
    public static List<Finding> of(Path programs, Path data) throws InterruptedException {
        Installation.Component bundled =
                new Installation.Component(Installation.Mode.BUNDLED, null, null, null, null, null, null);
        Installation.Host here = new Installation.Host("this-host", "127.0.0.1", List.of(Role.values()));
        Installation site = new Installation(
                1,
                "trial",
                URI.create("http://localhost"),
                Installation.Target.HOSTS,
                new Installation.Sizing(Profile.S.name(), null, null),
                List.of(here),
                new Installation.Directories(programs, data, data, data, data, data),
                new Installation.Components(bundled, bundled, bundled, bundled),
                new Installation.Tls(Installation.Certificates.BUNDLED, null, null, null),
                null,
                null,
                null,
                null);
        return Checks.run(
                new Subject(
                        site, here, Size.of(Profile.S.load()), Machine.here(), PROGRAMS, Clock.systemUTC(), PATIENCE),
                Set.of(Group.HOST));
    }
}
