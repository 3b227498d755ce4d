package io.atrium.installer.keycloak;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keycloak's own build step. A checkout makes it while it is built; a release brings Keycloak as it was published, because two runs of
 * the step differ, and makes it once where it is installed.
 */
public final class KeycloakBuild {

    /** What can only be chosen then; the same as in {@code installer/components/keycloak/build.sh}. */
    static final List<String> OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true", "--cache=local");

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Site site;

    public KeycloakBuild(Site site) {
        this.site = site;
    }

    /** Whether the step was made. */
    public boolean isMade() {
        return Files.exists(marker());
    }

    /** Makes the step when it was not made; half of one is made anew. */
    public void make() throws IOException, InterruptedException {
        if (isMade()) {
            return;
        }
        // An installer that was killed leaves what it had started behind: two runs at once would spoil each other.
        try (FileChannel channel = FileChannel.open(
                        keycloak().resolve(".building"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            if (alone.isValid() && !isMade()) {
                build();
            }
        }
    }

    private void build() throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of(keycloak().resolve("bin/kc.sh").toString(), "build"));
        arguments.addAll(OPTIONS);
        Command command = new Command(
                arguments,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                site.home().run(),
                site.home().log("keycloak-build"));
        int code = site.processes().run(command, "", LIMIT);
        if (code != 0) {
            throw new IOException(
                    "Keycloak's build step ended with exit code " + code + ", see " + command.log() + ".");
        }
        Home.write(marker(), String.join(" ", OPTIONS) + "\n");
    }

    private Path keycloak() {
        return site.programs().component(Component.KEYCLOAK.id());
    }

    private Path marker() {
        return keycloak().resolve(".built");
    }
}
