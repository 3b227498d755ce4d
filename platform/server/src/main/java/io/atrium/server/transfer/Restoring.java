package io.atrium.server.transfer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.erasure.IngestNotice;
import io.atrium.server.http.Json;
import io.atrium.server.tenants.Step;
import io.atrium.server.tenants.TenantRestorer;
import io.atrium.warehouse.erasure.TenantEraser;
import io.atrium.warehouse.reconciliation.FactTable;
import io.atrium.warehouse.transfer.FactWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The steps that restore a tenant. Facts never came through this Kafka: an import is a partition of its own in the account of offsets, which begins
 * at 0; a fact's offset is its place among the archive's facts of that topic.
 */
final class Restoring implements TenantRestorer {
    private static final int BLOCK_ROWS = 5_000;
    private static final int BLOCK_BYTES = 8 << 20;
    private static final int PEOPLE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_MILLIS = 300;

    /** Amounts are decimals: a binary fraction would be another amount. */
    private static final ObjectReader EXACT =
            Json.mapper().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final ImportStore imports;
    private final RowStore rows;
    private final FactWriter warehouse;
    private final TenantEraser eraser;
    private final IngestNotice ingest;
    private final Function<UUID, Path> files;
    private final Clock clock;

    Restoring(
            ImportStore imports,
            RowStore rows,
            FactWriter warehouse,
            TenantEraser eraser,
            IngestNotice ingest,
            Function<UUID, Path> files,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.warehouse = warehouse;
        this.eraser = eraser;
        this.ingest = ingest;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String realm(Origin origin) throws Exception {
        List<String> lines = new ArrayList<>();
        Archive archive = archive(origin);
        archive.lines(archive.manifest().file(Manifest.Entry.KEYCLOAK, "realm"), lines::add);
        return String.join("\n", lines);
    }

    @Override
    public void people(Origin origin, People people) throws Exception {
        Archive archive = archive(origin);
        List<JsonNode> some = new ArrayList<>();
        archive.lines(archive.manifest().file(Manifest.Entry.KEYCLOAK, "users"), line -> {
            some.add(Json.mapper().readTree(line));
            if (some.size() == PEOPLE) {
                people.add(some);
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            people.add(some);
        }
    }

    @Override
    public void restore(Step step, Origin origin) throws Exception {
        switch (step) {
            case RESTORE_GATE -> {
                warehouse.announce(origin.id(), clock.instant());
                imports.mark(origin.importId(), ingest.mark());
            }
            case RESTORE_ROWS -> rows.restore(origin, archive(origin));
            case RESTORE_FACTS -> facts(origin);
            case RESTORE_NOTICE -> notice(origin);
            case ROWS,
                    REALM,
                    CLIENTS,
                    POLICY,
                    ROLES,
                    SERVICE_ACCOUNTS,
                    READER_SLOT,
                    STORAGE,
                    BRANDING,
                    ADMINISTRATOR,
                    RESTORE_ACCOUNTS,
                    OPENING -> throw new IllegalArgumentException(step.id() + " is not done here");
        }
    }

    @Override
    public void undo(Step step, Origin origin) throws Exception {
        if (step == Step.RESTORE_ROWS) {
            rows.unrestore(origin.id());
        } else if (step == Step.RESTORE_FACTS) {
            eraser.erase(origin.id());
        } else {
            throw new IllegalArgumentException(step.id() + " leaves nothing behind");
        }
    }

    private Archive archive(Origin origin) throws IOException {
        try {
            return Archive.open(files.apply(origin.importId()));
        } catch (ArchiveException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Not before that may anything of the tenant come through Kafka: the ingest has to know that it must look things up. */
    private void notice(Origin origin) throws Exception {
        IngestNotice.Mark mark = found(origin).mark();
        if (mark == null) {
            throw new IOException("The ingest was not told yet.");
        }
        Instant begin = clock.instant();
        while (true) {
            try {
                ingest.require(mark);
                return;
            } catch (IOException e) {
                if (clock.instant().isAfter(begin.plus(PATIENCE))) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private Import found(Origin origin) {
        return imports.find(origin.importId()).orElseThrow(() -> new IllegalStateException("The import is gone."));
    }

    private void facts(Origin origin) throws Exception {
        Archive archive = archive(origin);
        Integer partition = found(origin).partition();
        if (partition == null) {
            throw new IllegalStateException("The import has no partition.");
        }
        Map<String, Long> ends = new HashMap<>();
        for (FactTable table : FactTable.values()) {
            Set<String> known = Set.copyOf(warehouse.columns(table.table()));
            long offset = 0;
            for (Manifest.Entry entry : archive.manifest().of(Manifest.Entry.CLICKHOUSE)) {
                if (entry.name().equals(table.table())) {
                    file(origin, archive, entry, new Place(partition, offset, known));
                    offset += entry.rows();
                }
            }
            ends.put(table.topic(), offset);
        }
        outcomes(origin, archive, partition, ends);
    }

    /** Where the rows of a file stand in the account. */
    private record Place(int partition, long firstOffset, Set<String> columns) {}

    private void file(Origin origin, Archive archive, Manifest.Entry entry, Place place)
            throws IOException, InterruptedException {
        List<String> columns = entry.columns() == null ? List.of() : entry.columns();
        if (!place.columns().containsAll(columns)) {
            throw new IOException(entry.path() + " has columns that the warehouse does not know.");
        }
        Block block = new Block(origin, entry, columns, imports.blocks(origin.importId(), entry.path()));
        long[] offset = {place.firstOffset()};
        archive.lines(entry, line -> {
            if (!(EXACT.readTree(line) instanceof ObjectNode row)
                    || !row.path("tenant_id").asText().equals(origin.id())) {
                throw new IOException(entry.path() + " has a row that is not of the tenant.");
            }
            row.put("kafka_partition", place.partition());
            row.put("kafka_offset", offset[0]++);
            row.put("generation", 0);
            block.add(row.toString());
        });
        block.end();
    }

    /** Rows on their way into one table; a block is the same rows whenever it is made. */
    private final class Block {
        private final Origin origin;
        private final Manifest.Entry entry;
        private final List<String> columns;
        private final int there;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int rows;
        private int number;

        Block(Origin origin, Manifest.Entry entry, List<String> columns, int there) {
            this.origin = origin;
            this.entry = entry;
            this.columns = columns;
            this.there = there;
        }

        void add(String row) throws IOException, InterruptedException {
            bytes.writeBytes(row.getBytes(StandardCharsets.UTF_8));
            bytes.write('\n');
            if (++rows == BLOCK_ROWS || bytes.size() >= BLOCK_BYTES) {
                end();
            }
        }

        void end() throws IOException, InterruptedException {
            if (rows == 0) {
                return;
            }
            if (number >= there) {
                // The request is another one after an import was undone: what was deleted then has to come again.
                warehouse.write(
                        entry.name(),
                        columns,
                        "import/" + origin.request() + "/" + entry.path() + "/" + number,
                        bytes.toByteArray());
                imports.blocks(origin.importId(), entry.path(), number + 1);
            }
            number++;
            rows = 0;
            bytes.reset();
        }
    }

    /**
     * What became of the tenant's records, as one claim a topic: the facts that are here, the duplicates that there were, the letters that were
     * restored. A letter that was counted for the tenant and belongs to nobody cannot be restored; it is counted as erased.
     */
    private void outcomes(Origin origin, Archive archive, int partition, Map<String, Long> facts)
            throws IOException, InterruptedException {
        Map<String, Tally> tallies = new HashMap<>();
        archive.lines(archive.manifest().file(Manifest.Entry.CLICKHOUSE, "ingest_outcome"), line -> {
            JsonNode claim = EXACT.readTree(line);
            tallies.computeIfAbsent(claim.path("topic").asText(), absent -> new Tally())
                    .add(claim);
        });
        Map<String, Long> letters = rows.letters(origin.id());
        Map<String, Long> ends = new HashMap<>();
        for (FactTable table : FactTable.values()) {
            Tally tally = tallies.getOrDefault(table.topic(), new Tally());
            long rowCount = facts.getOrDefault(table.topic(), 0L);
            long restored = letters.getOrDefault(table.topic(), 0L);
            long lost = Math.max(0, tally.deadLettered - restored);
            long end = rowCount + tally.duplicates + restored + lost;
            if (end > 0) {
                ObjectNode claim = JsonNodeFactory.instance
                        .objectNode()
                        .put("tenant_id", origin.id())
                        .put("topic", table.topic())
                        .put("kafka_partition", partition)
                        .put("offset_from", 0)
                        .put("offset_to", end)
                        .put("rows", rowCount)
                        .put("duplicates", tally.duplicates)
                        .put("dead_lettered", restored)
                        .put("erased", lost)
                        .put("arrival_time", tally.newest == null ? "1970-01-01 00:00:00.000" : tally.newest)
                        .put("generation", 0)
                        .put("subtask", 0)
                        .put("checkpoint", 1);
                List<String> columns = new ArrayList<>();
                claim.fieldNames().forEachRemaining(columns::add);
                warehouse.write(
                        "ingest_outcome",
                        columns,
                        "import/" + origin.request() + "/" + table.topic(),
                        (claim + "\n").getBytes(StandardCharsets.UTF_8));
            }
            ends.put(table.topic(), end);
        }
        imports.claims(origin.importId(), ends);
    }

    private static final class Tally {
        private long duplicates;
        private long deadLettered;
        private @Nullable String newest;

        void add(JsonNode claim) {
            duplicates += claim.path("duplicates").asLong();
            deadLettered += claim.path("dead_lettered").asLong();
            String arrival = claim.path("arrival_time").asText();
            newest = newest == null || arrival.compareTo(newest) > 0 ? arrival : newest;
        }
    }
}
