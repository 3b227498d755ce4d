package io.atrium.oracle.metrics;

import io.atrium.contract.Platform;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import io.atrium.oracle.model.Window;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which client versions people used in a window, and which of them are supported: the two highest of a platform.
 *
 * @param latest of each person
 * @param seen of each platform, highest first
 */
record ClientVersions(Map<Long, Release> latest, Map<Platform, NavigableSet<Version>> seen) {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(\\D.*)?", Pattern.DOTALL);
    private static final int SUPPORTED = 2;

    /** major.minor, compared as numbers. */
    record Version(int major, int minor) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
        }
    }

    /** A version on a platform. */
    record Release(Platform platform, Version version) {
        static Optional<Release> of(OracleEvent event) {
            Matcher version = VERSION.matcher(event.clientVersion());
            boolean client = switch (event.platform()) {
                case DESKTOP, WEB, MOBILE -> true;
                case UNKNOWN, SERVER -> false;
            };
            return client && version.matches()
                    ? Optional.of(new Release(
                            event.platform(),
                            new Version(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))))
                    : Optional.empty();
        }
    }

    static ClientVersions of(OracleEvents events, Window window) {
        Map<Long, Release> latest = new HashMap<>();
        Map<Platform, NavigableSet<Version>> seen = new HashMap<>();
        events.all()
                .filter(event -> event.person() && window.contains(event.day()))
                .forEach(event -> Release.of(event).ifPresent(release -> {
                    latest.put(event.member(), release);
                    seen.computeIfAbsent(release.platform(), platform -> new TreeSet<>(Collections.reverseOrder()))
                            .add(release.version());
                }));
        return new ClientVersions(latest, seen);
    }

    boolean supports(Release release) {
        return seen.getOrDefault(release.platform(), new TreeSet<>()).stream()
                .limit(SUPPORTED)
                .anyMatch(release.version()::equals);
    }
}
