package io.atrium.jobs.clickhouse;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * A table and how rows of one class fill it.
 *
 * @param name the table's name in the endpoint's database
 * @param rows the class of the rows
 * @param layout the columns
 * @param month the month of a row's partition as a number that grows by one a month, 0 in a table without month
 *     partitions. Rows further than {@link #MONTHS_IN_A_BLOCK} months apart never share a block, because an insert that
 *     touches more than 100 partitions is refused.
 * @param <T> the rows
 */
public record Table<T>(String name, Class<T> rows, BlockLayout<T> layout, ToIntFunction<? super T> month) {
    /** Most month partitions that a block touches. */
    public static final int MONTHS_IN_A_BLOCK = 48;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public Table {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a table's name: " + name);
        }
    }

    /** A table without month partitions. */
    public Table(String name, Class<T> rows, BlockLayout<T> layout) {
        this(name, rows, layout, row -> 0);
    }

    /** Makes the tables where they are used: layouts hold functions, which had better not travel in a job graph. */
    @FunctionalInterface
    public interface Provider<T> extends Serializable {
        /** The tables; each class of rows has one. */
        List<Table<? extends T>> tables();
    }

    String insert() {
        return "INSERT INTO `" + name + "` (" + layout.names() + ") FORMAT Native";
    }

    int monthGroup(T row) {
        return Math.floorDiv(month.applyAsInt(row), MONTHS_IN_A_BLOCK);
    }
}
