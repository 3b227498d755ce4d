package io.atrium.jobs.clickhouse;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where ClickHouse is and who asks. Holds the name of the password's file, never the password, so it may be logged and
 * travel in a job graph.
 *
 * @param url the HTTP interface, such as {@code http://127.0.0.1:8123}
 * @param database the database
 * @param user the account
 * @param passwordFile file with the password, the same path on every TaskManager; read when a connection is made
 */
public record ClickHouseEndpoint(URI url, String database, String user, String passwordFile) implements Serializable {
    private static final long serialVersionUID = 1L;

    public ClickHouseEndpoint {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!("http".equals(scheme) || "https".equals(scheme)) || url.getHost() == null) {
            throw new IllegalArgumentException("clickhouse.url must be like http://host:8123, but is: " + url);
        }
        notBlank(database, "clickhouse.database");
        notBlank(user, "clickhouse.user");
        notBlank(passwordFile, "clickhouse.password.file");
    }

    private static void notBlank(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is empty");
        }
    }

    String readPassword() throws IOException {
        try {
            return Files.readString(Path.of(passwordFile)).strip();
        } catch (IOException e) {
            throw new IOException("clickhouse.password.file " + passwordFile + " cannot be read", e);
        }
    }
}
