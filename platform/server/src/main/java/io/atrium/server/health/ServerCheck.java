package io.atrium.server.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/** This server itself. */
final class ServerCheck {
    private static final long MEBIBYTE = 1024L * 1024L;

    private ServerCheck() {}

    static ComponentCheck of(URI publicUrl) {
        return new ComponentCheck("server", publicUrl.toString(), ServerCheck::look);
    }

    private static Finding look() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        String version =
                Objects.requireNonNullElse(ServerCheck.class.getPackage().getImplementationVersion(), "development");
        return Finding.up(
                version,
                Map.of(
                        "java", Runtime.version().toString(),
                        "heapUsedMiB", heap.getUsed() / MEBIBYTE,
                        "heapMaxMiB", heap.getMax() / MEBIBYTE,
                        "uptimeSeconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000));
    }
}
