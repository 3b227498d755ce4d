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

/** What ClickHouse spends on the same rows, sent in one block and another format each time, into a table without views. */
public final class FormatCosts {
    private static final List<String> FORMATS = List.of("Native", "RowBinary", "JSONEachRow");
    private static final int ROWS = 50_000;
    private static final int REPEATS = 7;
    private static final String COPY = "bench_copy";

    private final House house;

    public FormatCosts(House house) {
        this.house = house;
    }

    /** Measures all raw tables; they must hold rows. */
    public List<ViewCosts.Cost> measure() throws IOException, InterruptedException {
        List<ViewCosts.Cost> costs = new ArrayList<>();
        for (String table : Warehouse.RAW) {
            house.warehouse().query("CREATE TABLE " + COPY + " AS " + table);
            try {
                long rows = Math.min(ROWS, house.warehouse().numbers("SELECT count() FROM " + table)[0]);
                for (String format : FORMATS) {
                    costs.add(new ViewCosts.Cost(table, "insert as " + format, rows, median(table, format, rows)));
                }
            } finally {
                house.warehouse().query("DROP TABLE " + COPY + " SYNC");
            }
        }
        return costs;
    }

    private double median(String table, String format, long rows) throws IOException, InterruptedException {
        byte[] data = house.warehouse()
                .bytes("SELECT * FROM " + table + " LIMIT " + rows + " SETTINGS max_block_size = " + rows
                        + ", preferred_block_size_bytes = 0 FORMAT " + format);
        Map<Part, Long> engine = Map.of(Part.CLICKHOUSE, house.pid(Component.CLICKHOUSE));
        List<Double> seconds = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            house.warehouse().query("TRUNCATE TABLE " + COPY);
            CpuTimes before = CpuTimes.of(engine);
            house.warehouse().insert("INSERT INTO " + COPY + " FORMAT " + format, data);
            seconds.add(CpuTimes.of(engine).since(before).of(Part.CLICKHOUSE) * 1e6 / rows);
        }
        return Spread.of(seconds).median();
    }
}
