package io.atrium.server.directory;

import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Hands rows to a statement as one array a column, some thousand at a time: a hundred thousand rows take a few dozen round trips. */
final class BulkStore {

    private static final int ROWS = 5_000;

    private final Handle handle;
    private final String sql;
    private final List<String> types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** The statement takes the arrays as {@code ?} in the order of the PostgreSQL types. */
    BulkStore(Handle handle, String sql, String... types) {
        this.handle = handle;
        this.sql = sql;
        this.types = List.of(types);
    }

    void add(@Nullable Object... row) {
        rows.add(row);
        if (rows.size() == ROWS) {
            flush();
        }
    }

    /** Sends what is left. */
    void flush() {
        if (rows.isEmpty()) {
            return;
        }
        try (Update update = handle.createUpdate(sql)) {
            for (int column = 0; column < types.size(); column++) {
                update.bindBySqlType(column, array(column), Types.ARRAY);
            }
            update.execute();
        }
        rows.clear();
    }

    private Array array(int column) {
        @Nullable Object[] values = new Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
            Object value = rows.get(row)[column];
            values[row] = value instanceof LocalDate day ? Date.valueOf(day) : value;
        }
        try {
            return handle.getConnection().createArrayOf(types.get(column), values);
        } catch (SQLException e) {
            throw new UnableToCreateStatementException("Column " + column + " is not " + types.get(column), e);
        }
    }
}
