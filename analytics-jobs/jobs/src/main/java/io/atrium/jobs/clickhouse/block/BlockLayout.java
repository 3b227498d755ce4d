package io.atrium.jobs.clickhouse.block;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The columns of a table in the order in which they are sent, and how a row fills them.
 *
 * @param columns the columns, at least one
 * @param <T> the rows
 */
public record BlockLayout<T>(List<Definition<T, ?>> columns) {

    /**
     * One column.
     *
     * @param name the column's name
     * @param type its type
     * @param fill adds exactly one value
     */
    public record Definition<T, C extends Column>(String name, ColumnType<C> type, BiConsumer<? super T, C> fill) {
        Filled<T, C> empty() {
            return new Filled<>(name, type.sql(), type.columns().get(), fill);
        }
    }

    /** A column under construction. */
    record Filled<T, C extends Column>(String name, String sql, C column, BiConsumer<? super T, C> fill) {
        void addAll(List<T> rows) {
            for (int i = 0; i < rows.size(); i++) {
                fill.accept(rows.get(i), column);
            }
        }
    }

    public BlockLayout {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a block needs at least one column");
        }
        Set<String> names = new HashSet<>();
        for (Definition<T, ?> column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("column " + column.name() + " appears twice");
            }
        }
    }

    /** Starts a layout. */
    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /** The names in back quotes, separated by commas. */
    public String names() {
        return columns.stream().map(column -> "`" + column.name() + "`").collect(Collectors.joining(", "));
    }

    /** Collects columns in order. */
    public static final class Builder<T> {
        private final List<Definition<T, ?>> columns = new ArrayList<>();

        private Builder() {}

        /** Adds a column; {@code fill} adds exactly one value for each row. */
        public <C extends Column> Builder<T> column(String name, ColumnType<C> type, BiConsumer<? super T, C> fill) {
            columns.add(new Definition<>(name, type, fill));
            return this;
        }

        /** The layout; throws IllegalArgumentException when a name appears twice or there is no column. */
        public BlockLayout<T> build() {
            return new BlockLayout<>(columns);
        }
    }
}
