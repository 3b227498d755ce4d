package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation.Component;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A PostgreSQL that the customer brings. */
final class PostgresqlBrought implements Check {

    private static final int OLDEST = 15;
    private static final int TESTED = 18;

    @Override
    public Item item() {
        return Item.POSTGRESQL;
    }

    @Override
    public List<Finding> look(Subject subject) throws IOException {
        Component brought = subject.site().components().postgresql();
        if (!brought.external()) {
            return List.of();
        }
        String address = brought.where() + "/" + brought.databaseName();
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = connect(brought, subject)) {
            findings.add(Item.POSTGRESQL.pass(address, "connected as " + brought.account()));
            findings.add(version(address, connection.getMetaData().getDatabaseMajorVersion()));
            String encoding = ask(connection, "SHOW server_encoding");
            findings.add(
                    encoding.equals("UTF8")
                            ? Item.POSTGRESQL_ENCODING.pass(address, encoding)
                            : Item.POSTGRESQL_ENCODING.fail(address, encoding));
            findings.add(encryption(address, connection, brought));
            findings.add(rights(address, connection));
        } catch (SQLException e) {
            findings.add(Item.POSTGRESQL.fail(address, said(e)));
        }
        return findings;
    }

    private static Connection connect(Component brought, Subject subject) throws IOException, SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", String.valueOf(brought.account()));
        properties.setProperty("password", Secret.read(brought.secretFile()));
        properties.setProperty(
                "connectTimeout", Long.toString(Math.max(1, subject.patience().toSeconds())));
        properties.setProperty(
                "socketTimeout", Long.toString(Math.max(1, subject.patience().toSeconds() * 3)));
        properties.setProperty("ApplicationName", "atrium-preflight");
        if (brought.caFile() == null) {
            properties.setProperty("sslmode", "prefer");
        } else {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslrootcert", brought.caFile().toString());
        }
        String url = "jdbc:postgresql://" + brought.where() + "/" + brought.databaseName();
        return DriverManager.getConnection(url, properties);
    }

    static Finding version(String address, int major) {
        String found = Integer.toString(major);
        if (major < OLDEST) {
            return Item.POSTGRESQL_VERSION.fail(address, found + ", older than " + OLDEST);
        }
        return major == TESTED
                ? Item.POSTGRESQL_VERSION.pass(address, found)
                : Item.POSTGRESQL_VERSION.warn(address, found + ", not tried");
    }

    private static Finding encryption(String address, Connection connection, Component brought) throws SQLException {
        boolean encrypted = ask(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                .equals("t");
        if (!encrypted) {
            return Item.POSTGRESQL_TLS.warn(address, "not encrypted");
        }
        return brought.caFile() == null
                ? Item.POSTGRESQL_TLS.warn(address, "encrypted, the server's certificate was not checked")
                : Item.POSTGRESQL_TLS.pass(address, "encrypted, the server's certificate checked");
    }

    private static Finding rights(String address, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE atrium_preflight NOLOGIN");
            statement.execute("CREATE SCHEMA atrium_preflight");
            return Item.POSTGRESQL_RIGHTS.pass(address, "may create roles and schemas");
        } catch (SQLException e) {
            return Item.POSTGRESQL_RIGHTS.fail(address, said(e));
        } finally {
            connection.rollback();
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        }
    }

    private static String said(SQLException failure) {
        String state = failure.getSQLState();
        return Web.said(failure) + (state == null ? "" : " (" + state + ")");
    }
}
