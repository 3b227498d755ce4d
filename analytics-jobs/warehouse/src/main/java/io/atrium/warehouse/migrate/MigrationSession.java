package io.atrium.warehouse.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One connection of the migrator: renders templates, and turns what ClickHouse refuses into a {@link MigrationFailure.Refused}. */
final class MigrationSession implements AutoCloseable {

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Engines engines;

    private MigrationSession(Connection connection, Engines engines) {
        this.connection = connection;
        this.engines = engines;
    }

    static MigrationSession open(DataSource source, Engines engines) {
        try {
            return new MigrationSession(source.getConnection(), engines);
        } catch (SQLException failed) {
            throw new MigrationFailure.Refused("Cannot connect to ClickHouse", failed);
        }
    }

    void execute(String what, String template) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(engines.render(template));
        } catch (SQLException failed) {
            throw new MigrationFailure.Refused(what, failed);
        }
    }

    void insert(String what, String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new MigrationFailure.Refused(what, failed);
        }
    }

    <T> List<T> select(String what, String sql, Row<T> reader, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new MigrationFailure.Refused(what, failed);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new MigrationFailure.Refused("Cannot close the connection to ClickHouse", failed);
        }
    }
}
