package io.atrium.installer.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Roles and databases, as statements for a single-user server: one a line. */
final class Bootstrap {

    private Bootstrap() {}

    /** @param secrets the password by secret name; generated ones only, so that they need no quoting */
    static String sql(UnaryOperator<String> secrets) {
        return String.join(
                        "\n",
                        List.of(
                                "ALTER ROLE postgres PASSWORD " + quoted(secrets.apply("postgresql-superuser")) + ";",
                                role("atrium_owner", secrets.apply("postgresql-owner")),
                                role("atrium_server", secrets.apply("postgresql-server")),
                                role("keycloak", secrets.apply("postgresql-keycloak")),
                                "CREATE DATABASE atrium OWNER atrium_owner;",
                                "CREATE DATABASE keycloak OWNER keycloak;",
                                "REVOKE ALL ON DATABASE atrium FROM PUBLIC;",
                                "GRANT CONNECT ON DATABASE atrium TO atrium_server;",
                                "REVOKE ALL ON DATABASE keycloak FROM PUBLIC;"))
                + "\n";
    }

    private static String role(String name, String password) {
        return "CREATE ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD "
                + quoted(password) + ";";
    }

    private static String quoted(String text) {
        if (!text.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("a generated password has letters, digits, dash and underscore only");
        }
        return "'" + text + "'";
    }

    /** A single-user server ends with 0 whatever happened: its output tells. */
    static void check(Path log) throws IOException {
        Optional<String> error = Files.readAllLines(log).stream()
                .filter(line -> line.contains("ERROR:") || line.contains("FATAL:"))
                .findFirst();
        if (error.isPresent()) {
            throw new IOException("creating roles and databases failed, see " + log + ": " + error.orElseThrow());
        }
    }
}
