package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Role;
import io.atrium.installer.sizing.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is checked, and from where.
 *
 * @param host which of the site's hosts this machine is; null when it is none of them
 * @param programs bytes that the programs take when they are unpacked
 * @param patience how long an answer from the network is waited for
 */
record Subject(
        Installation site,
        Installation.@Nullable Host host,
        Size size,
        Machine machine,
        long programs,
        Clock clock,
        Duration patience) {

    List<Role> roles() {
        return host == null ? List.of() : host.roles();
    }

    int milliseconds() {
        return (int) patience.toMillis();
    }
}
