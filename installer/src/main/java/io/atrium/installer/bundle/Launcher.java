package io.atrium.installer.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program at the front of a bundle: a few lines of shell around the bundle's own class path and Java. */
final class Launcher {

    static final String NAME = "atrium";

    private static final String SCRIPT = """
            #!/bin/sh
            # The command line of this bundle. It needs tar and nothing else: it brings its own Java.
            #   tar -xf <bundle> atrium @FRONT@ && ./atrium bundle verify <bundle>
            set -eu
            here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
            tools="$here/.atrium-tools"
            if [ ! -e "$tools/whole" ]; then
              umask 022
              mkdir -p "$tools"
              for part in @FRONT@; do
                tar -xf "$here/$part" -C "$tools" --no-same-owner
              done
              : > "$tools/whole"
            fi
            java="$tools/opt/atrium/java/bin/java"
            if [ ! -x "$java" ]; then
              # A bundle for processors that its Java could not be made for: any Java 17 does.
              java=java
            fi
            exec "$java" -XX:+UseSerialGC -Xmx512m \\
              -cp "$tools/opt/atrium/cli/atrium-installer.jar:$tools/opt/atrium/cli/lib/*" io.atrium.installer.cli.Main "$@"
            """;

    private Launcher() {}

    static byte[] script(List<String> front) {
        return SCRIPT.replace("@FRONT@", String.join(" ", front)).getBytes(StandardCharsets.UTF_8);
    }
}
