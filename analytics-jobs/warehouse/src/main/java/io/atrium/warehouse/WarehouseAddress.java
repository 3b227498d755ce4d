package io.atrium.warehouse;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a ClickHouse database answers.
 *
 * @param url base of its HTTP interface, such as {@code http://127.0.0.1:8123}
 * @param database name of the database, letters, digits and underscores
 */
public record WarehouseAddress(URI url, String database) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    public WarehouseAddress {
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                || url.getHost() == null
                || url.getQuery() != null) {
            throw new IllegalArgumentException(
                    "The warehouse's url must look like http://host:8123 without a query, but is: " + url);
        }
        if (!NAME.matcher(database).matches()) {
            throw new IllegalArgumentException(
                    "The warehouse's database must match " + NAME.pattern() + ", but is: " + database);
        }
    }

    /** The same server, another database. */
    public WarehouseAddress withDatabase(String otherDatabase) {
        return new WarehouseAddress(url, otherDatabase);
    }

    String jdbcUrl() {
        String base = url.toString();
        return "jdbc:clickhouse:" + (base.endsWith("/") ? base : base + "/") + database;
    }
}
