package io.atrium.installer.preflight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The systems that are known, and what is known of them. */
enum SupportedSystem {
    DEBIAN_12("debian", "12", "Debian 12", Level.PASS, "tested; the bundle's packages are made for it"),
    DEBIAN("debian", "", "Debian, other versions", Level.WARN, "not tried; the bundle has no packages for it"),
    OPENEULER(
            "openeuler",
            "",
            "openEuler",
            Level.WARN,
            "not tried; its RPM packages are not in the lock file, and no role knows it"),
    KYLIN("kylin", "", "Kylin", Level.WARN, "not tried; its packages are not in the lock file, and no role knows it"),
    UOS("uos", "", "UOS", Level.WARN, "not tried; its packages are not in the lock file, and no role knows it"),
    OTHER("", "", "anything else", Level.WARN, "not tried");

    private final String id;
    private final String version;
    private final String title;
    private final Level level;
    private final String state;

    SupportedSystem(String id, String version, String title, Level level, String state) {
        this.id = id;
        this.version = version;
        this.title = title;
        this.level = level;
        this.state = state;
    }

    /** The system that {@code os-release} names. */
    static SupportedSystem of(String id, String version) {
        String lower = id.toLowerCase(Locale.ROOT);
        Optional<SupportedSystem> found = Arrays.stream(values())
                .filter(system ->
                        lower.startsWith(system.id) && (system.version.isEmpty() || system.version.equals(version)))
                .findFirst();
        return found.orElse(OTHER);
    }

    String title() {
        return title;
    }

    Level level() {
        return level;
    }

    String state() {
        return state;
    }
}
