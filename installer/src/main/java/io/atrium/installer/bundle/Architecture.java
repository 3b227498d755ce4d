package io.atrium.installer.bundle;

/** Processors, by the names that Debian and container images give them. */
final class Architecture {

    private Architecture() {}

    /** What this machine is. */
    static String here() {
        String name = System.getProperty("os.arch", "");
        return switch (name) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }
}
