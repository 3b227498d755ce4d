package io.atrium.installer.install;

import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Lets systemd start the stack with the machine and stop it with it. */
record HostService(HostPlaces places, ReleaseCommands commands) {

    static final String UNIT = "atrium.service";

    private static final Path FILE = Path.of("/etc/systemd/system", UNIT);
    private static final Duration LIMIT = Duration.ofMinutes(15);

    String enable() throws IOException, InterruptedException {
        Home.write(FILE, text());
        commands.run("service", LIMIT, List.of("systemctl", "daemon-reload"));
        // It runs already: then this start finds everything ready.
        commands.run("service", LIMIT, List.of("systemctl", "enable", "--now", UNIT));
        return FILE + " is enabled.";
    }

    void disable() throws IOException, InterruptedException {
        if (!Files.exists(FILE)
                || !Files.readString(FILE).contains(places.command().toString())) {
            return;
        }
        commands.run("service", LIMIT, List.of("systemctl", "disable", "--now", UNIT));
        Files.delete(FILE);
        commands.run("service", LIMIT, List.of("systemctl", "daemon-reload"));
    }

    /** The unit; the stack watches its components itself. */
    String text() {
        return """
                [Unit]
                Description=Atrium, a trial on one machine
                After=network-online.target
                Wants=network-online.target

                [Service]
                Type=oneshot
                RemainAfterExit=yes
                ExecStart=%1$s stack up --home %2$s --simulation off
                ExecStop=%1$s stack down --home %2$s
                TimeoutStartSec=900
                TimeoutStopSec=300
                NoNewPrivileges=yes
                ProtectHome=yes

                [Install]
                WantedBy=multi-user.target
                """.formatted(places.command(), places.home());
    }
}
