package io.atrium.installer.bundle;

/** The command line as it is installed on a host or in an image, beside its Java. */
final class HostLauncher {

    static final String SCRIPT = """
            #!/bin/sh
            set -eu
            cli=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
            exec "$cli/../java/bin/java" -XX:+UseSerialGC -Xmx512m -cp "$cli/atrium-installer.jar:$cli/lib/*" \\
              io.atrium.installer.cli.Main "$@"
            """;

    private HostLauncher() {}
}
