package io.atrium.installer.bundle;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * From which versions a bundle upgrades.
 *
 * @param oldest the oldest version that is upgraded
 * @param stops versions that no upgrade may skip, lowest first
 */
public record UpgradePath(String oldest, List<String> stops) {

    public UpgradePath {
        Version.of(oldest);
        stops.forEach(Version::of);
        stops = stops.stream().map(Version::of).sorted().map(Version::toString).toList();
    }

    /** The path that a file says. */
    static UpgradePath read(Path file) throws IOException {
        return YAMLMapper.builder().build().readValue(file.toFile(), UpgradePath.class);
    }

    /**
     * What speaks against an upgrade, and what to do; empty when nothing does.
     *
     * @param from the version that is installed
     * @param to the version of the bundle
     */
    public Optional<String> objection(Version from, Version to) {
        if (to.compareTo(from) < 0) {
            return Optional.of(
                    to + " is older than " + from + ", which is installed: stores are not migrated backwards."
                            + " Restore the snapshot of before the last upgrade (atrium rollback), or install the older version anew.");
        }
        if (from.compareTo(Version.of(oldest)) < 0) {
            return Optional.of(
                    from + " is older than " + oldest + ", the oldest that " + to
                            + " upgrades. Export its organizations (atrium tenants export) and import them into a new installation.");
        }
        return stops.stream()
                .map(Version::of)
                .filter(stop -> from.compareTo(stop) < 0 && stop.compareTo(to) < 0)
                .findFirst()
                .map(stop -> "An upgrade from " + from + " to " + to + " must not skip " + stop
                        + ". Upgrade to it first (atrium upgrade atrium-" + stop + "-….bundle), then to " + to + ".");
    }
}
