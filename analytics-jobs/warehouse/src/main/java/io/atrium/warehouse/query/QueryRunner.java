package io.atrium.warehouse.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Asks one question on one connection. */
final class QueryRunner {

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final DataSource source;

    QueryRunner(DataSource source) {
        this.source = source;
    }

    <T> List<T> list(String question, NamedSql sql, Map<String, Object> values, Row<T> reader) {
        return list(question, sql.bind(values), reader);
    }

    <T> List<T> list(String question, BoundSql sql, Row<T> reader) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return List.copyOf(rows);
        } catch (SQLException failed) {
            throw new QueryFailure(question, failed);
        }
    }
}
