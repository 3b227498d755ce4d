package io.atrium.warehouse.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL with a value for each of its question marks.
 *
 * @param sql with question marks
 * @param values in their order
 */
record BoundSql(String sql, List<Object> values) {

    BoundSql {
        values = List.copyOf(values);
    }

    /** Statements with the same columns as one, which ClickHouse answers side by side: their rows, in any order. */
    static BoundSql sideBySide(List<BoundSql> statements) {
        return new BoundSql(
                statements.stream().map(BoundSql::sql).collect(Collectors.joining("\nUNION ALL\n")),
                statements.stream()
                        .flatMap(statement -> statement.values().stream())
                        .toList());
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException failed) {
            statement.close();
            throw failed;
        }
    }
}
