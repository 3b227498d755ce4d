package io.atrium.server;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * PostgreSQL and Keycloak for all servers under test of a run, one after the other: a Keycloak that starts in an empty database takes longer
 * than most of what is asked of it. Each server gets them as they are after an installation: no realm but Keycloak's own, an empty database.
 */
final class KeptStack {
    private static final String OWN_REALM = "master";

    private static @Nullable LocalStack stack;
    private static boolean lent;

    private KeptStack() {}

    static synchronized LocalStack borrow() throws IOException, InterruptedException {
        if (lent) {
            throw new IllegalStateException("Another server under test has not been closed");
        }
        LocalStack kept = stack;
        if (kept == null) {
            kept = LocalStack.start(emptyHome(), EnumSet.of(Component.POSTGRESQL, Component.KEYCLOAK));
            stack = kept;
        } else {
            forgetRealms(kept);
            forgetDatabase(kept);
        }
        lent = true;
        return kept;
    }

    static synchronized void giveBack() {
        lent = false;
    }

    /** In the build's folder, where what a run leaves for looking at is found and removed with it. */
    private static Path emptyHome() throws IOException {
        Path home = Path.of("target", "kept-stack").toAbsolutePath();
        if (Files.exists(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(home);
    }

    private static void forgetRealms(LocalStack stack) {
        String address = "http://127.0.0.1:" + stack.port(Component.KEYCLOAK);
        try (Keycloak keycloak =
                Keycloak.getInstance(address, OWN_REALM, "admin", stack.secret("keycloak-admin"), "admin-cli")) {
            for (RealmRepresentation realm : keycloak.realms().findAll()) {
                if (!realm.getRealm().equals(OWN_REALM)) {
                    keycloak.realm(realm.getRealm()).remove();
                }
            }
        }
    }

    /** As the installation makes it. */
    private static void forgetDatabase(LocalStack stack) throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + stack.port(Component.POSTGRESQL) + "/postgres";
        try (Connection connection =
                        DriverManager.getConnection(url, "postgres", stack.secret("postgresql-superuser"));
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "DROP DATABASE atrium WITH (FORCE)",
                    "CREATE DATABASE atrium OWNER atrium_owner",
                    "REVOKE ALL ON DATABASE atrium FROM PUBLIC",
                    "GRANT CONNECT ON DATABASE atrium TO atrium_server")) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IOException("The database was not made anew", e);
        }
    }
}
