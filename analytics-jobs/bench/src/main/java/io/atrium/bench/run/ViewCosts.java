package io.atrium.bench.run;

import io.atrium.bench.house.House;
import io.atrium.bench.house.Warehouse;
import io.atrium.bench.measure.CpuTimes;
import io.atrium.bench.measure.Part;
import io.atrium.bench.measure.Spread;
import io.atrium.installer.component.Component;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What ClickHouse spends on each view: the raw rows of a finished session are inserted again into a copy of their table,
 * first without a view, then with one view at a time, into the views' real targets.
 */
public final class ViewCosts {
    private static final int REPEATS = 3;
    private static final String COPY = "bench_copy";
    private static final String VIEW = "bench_copy_view";

    private final House house;

    public ViewCosts(House house) {
        this.house = house;
    }

    /**
     * What one thing costs.
     *
     * @param table the raw table
     * @param what the view, or what is done without any
     * @param rows number of rows
     * @param cpuPerMillion seconds of ClickHouse's processor time for a million rows, beyond what is done without the view
     */
    public record Cost(String table, String what, long rows, double cpuPerMillion) {}

    private record View(String name, String target, String select) {}

    /** Measures all views of all raw tables; the tables must hold rows. */
    public List<Cost> measure() throws IOException, InterruptedException {
        List<Cost> costs = new ArrayList<>();
        for (String table : Warehouse.RAW) {
            house.warehouse().query("CREATE TABLE " + COPY + " AS " + table);
            try {
                costs.addAll(of(table));
            } finally {
                house.warehouse().query("DROP TABLE IF EXISTS " + VIEW + " SYNC");
                house.warehouse().query("DROP TABLE " + COPY + " SYNC");
            }
        }
        return costs;
    }

    private List<Cost> of(String table) throws IOException, InterruptedException {
        long rows = house.warehouse().numbers("SELECT count() FROM " + table)[0];
        List<Cost> costs = new ArrayList<>();
        double reading = median("SELECT * FROM " + table + " FORMAT Null", rows);
        double bare = median(insertFrom(table), rows);
        costs.add(new Cost(table, "the raw rows alone", rows, bare - reading));
        for (View view : views(table)) {
            house.warehouse()
                    .query("CREATE MATERIALIZED VIEW " + VIEW + " TO " + view.target() + " AS "
                            + view.select().replaceAll("\\b" + table + "\\b", COPY));
            costs.add(new Cost(table, view.name(), rows, median(insertFrom(table), rows) - bare));
            house.warehouse().query("DROP TABLE " + VIEW + " SYNC");
        }
        return costs;
    }

    private static String insertFrom(String table) {
        return "INSERT INTO " + COPY + " SELECT * FROM " + table + " SETTINGS insert_deduplicate = 0, max_threads = 1,"
                + " max_insert_block_size = 100000, min_insert_block_size_rows = 100000, min_insert_block_size_bytes = 0";
    }

    private List<View> views(String table) throws IOException, InterruptedException {
        List<View> views = new ArrayList<>();
        for (String line : house.warehouse().query("""
                SELECT name, extract(create_table_query, ' TO (?:[a-z_]+\\\\.)?([a-z_]+)'), replaceAll(as_select, '\\n', ' ')
                FROM system.tables
                WHERE database = currentDatabase() AND engine = 'MaterializedView'
                    AND match(as_select, '\\\\b%s\\\\b')
                ORDER BY name
                FORMAT TSVRaw
                """.formatted(table))) {
            String[] columns = line.split("\t", -1);
            views.add(new View(columns[0], columns[1], columns[2]));
        }
        return views;
    }

    private double median(String statement, long rows) throws IOException, InterruptedException {
        Map<Part, Long> engine = Map.of(Part.CLICKHOUSE, house.pid(Component.CLICKHOUSE));
        List<Double> seconds = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            house.warehouse().query("TRUNCATE TABLE " + COPY);
            CpuTimes before = CpuTimes.of(engine);
            house.warehouse().query(statement);
            seconds.add(CpuTimes.of(engine).since(before).of(Part.CLICKHOUSE) * 1e6 / rows);
        }
        return Spread.of(seconds).median();
    }
}
