package io.atrium.installer.install;

import io.atrium.installer.bundle.Version;

/**
 * A release, told apart from all others.
 *
 * @param manifest the SHA-256 of its bundle's manifest
 */
record ReleaseId(String version, String manifest) {

    private static final int SHORT = 8;

    ReleaseId {
        Version.of(version);
        if (!manifest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("manifest: a SHA-256, not “" + manifest + "”");
        }
    }

    /** The name of its folder: there are many builds of a version that is not released yet. */
    String folder() {
        return Version.of(version).qualifier().isEmpty() ? version : version + "+" + manifest.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return folder();
    }
}
