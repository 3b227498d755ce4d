package io.atrium.installer.bundle;

/** The command line as it is installed on a host or in an image, beside its Java. */
final class HostLauncher {

    static final String SCRIPT = """
            #!/bin/sh
            set -eu
            release=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/../.." && pwd -P)
            exec "$release/java/bin/java" -XX:+UseSerialGC -Xmx512m -Datrium.release="$release" \\
              -cp "$release/cli/atrium-installer.jar:$release/cli/lib/*" \\
              io.atrium.installer.cli.Main "$@"
            """;

    private HostLauncher() {}
}
