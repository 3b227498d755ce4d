package io.atrium.server.peers;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.peers.PeerPack.Figure;
import io.atrium.server.peers.PeerPack.Place;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Rows of {@code peer_pack} and {@code peer_figure}, which belong to no tenant. A change and its record in the installation's log are one. */
final class PeerPackStore {
    private static final String COLUMNS = """
            pack_id, version, issued, publisher, index_version, signed_by, signature, left_out, imported_at, imported_by
            """;

    private static final String FIGURES = """
            select p.*, f.industry, f.size_class, f.metric, f.metric_version, f.organizations, f.p20, f.p80
            from peer_figure f join peer_pack p using (pack_id)
            """;

    private final Database database;
    private final Audit audit;

    PeerPackStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** A pack that is there, without its figures. */
    record Held(
            String id,
            int version,
            LocalDate issued,
            String publisher,
            int indexVersion,
            String signedBy,
            String signature,
            int leftOut,
            Instant importedAt,
            String importedBy) {}

    /** A figure with the pack that it is from. */
    record Found(Held pack, Figure figure) {}

    List<Held> all() {
        return database.withoutTenant(
                handle -> handle.createQuery("select " + COLUMNS + " from peer_pack order by pack_id")
                        .map((row, context) -> held(row))
                        .list());
    }

    /** All figures of all packs. */
    List<Found> figures() {
        return database.withoutTenant(handle ->
                found(handle.createQuery(FIGURES + "order by p.pack_id, f.industry, f.size_class, f.metric")));
    }

    /** Those of one place, of the pack that was issued last first. */
    List<Found> figures(Place place) {
        return database.withoutTenant(handle -> found(handle.createQuery(FIGURES + """
                        where f.industry = :industry and f.size_class = :size order by p.issued desc, p.pack_id, f.metric""")
                .bind("industry", place.industry().name())
                .bind("size", place.size().id())));
    }

    private static List<Found> found(Query query) {
        return query.map((row, context) -> new Found(held(row), figure(row))).list();
    }

    /**
     * Puts a pack in the place of the one before it.
     *
     * @param entry of the one that is there: what the log says, or the failure that stands in the way
     * @return the one before
     */
    Optional<Held> put(PeerPack pack, String by, Instant at, Function<Optional<Held>, AuditEntry> entry) {
        return database.inTenant(Audit.PLATFORM, handle -> {
            // Also where there is no row yet that two imports could wait for.
            handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                    .bind("lock", "peer-pack/" + pack.id())
                    .mapTo(Integer.class)
                    .one();
            Optional<Held> there = find(handle, pack.id());
            AuditEntry decided = entry.apply(there);
            remove(handle, pack.id());
            insert(handle, pack, by, at);
            audit.record(handle, decided);
            return there;
        });
    }

    /** Removes a pack; false when there is none. */
    boolean remove(String id, Function<Held, AuditEntry> entry) {
        return database.inTenant(Audit.PLATFORM, handle -> {
            Optional<Held> held = find(handle, id);
            held.ifPresent(pack -> {
                remove(handle, id);
                audit.record(handle, entry.apply(pack));
            });
            return held.isPresent();
        });
    }

    private static Optional<Held> find(Handle handle, String id) {
        return handle.createQuery("select " + COLUMNS + " from peer_pack where pack_id = :id for update")
                .bind("id", id)
                .map((row, context) -> held(row))
                .findOne();
    }

    private static void remove(Handle handle, String id) {
        handle.execute("delete from peer_pack where pack_id = ?", id);
    }

    private static void insert(Handle handle, PeerPack pack, String by, Instant at) {
        handle.createUpdate("insert into peer_pack (" + COLUMNS + """
                        ) values (:id, :version, :issued, :publisher, :index, :signer, :signature, :leftOut, :at, :by)""")
                .bind("id", pack.id())
                .bind("version", pack.version())
                .bind("issued", pack.issued())
                .bind("publisher", pack.publisher())
                .bind("index", pack.indexVersion())
                .bind("signer", pack.signedBy())
                .bind("signature", pack.signature())
                .bind("leftOut", pack.leftOut().size())
                .bind("at", at)
                .bind("by", by)
                .execute();
        PreparedBatch batch = handle.prepareBatch("""
                insert into peer_figure (pack_id, industry, size_class, metric, metric_version, organizations, p20, p80)
                values (:id, :industry, :size, :metric, :version, :organizations, :p20, :p80)""");
        for (Figure figure : pack.figures()) {
            batch.bind("id", pack.id())
                    .bind("industry", figure.place().industry().name())
                    .bind("size", figure.place().size().id())
                    .bind("metric", figure.metric())
                    .bind("version", figure.metricVersion())
                    .bind("organizations", figure.organizations())
                    .bind("p20", figure.p20())
                    .bind("p80", figure.p80())
                    .add();
        }
        batch.execute();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("pack_id"),
                row.getInt("version"),
                row.getObject("issued", LocalDate.class),
                row.getString("publisher"),
                row.getInt("index_version"),
                row.getString("signed_by"),
                row.getString("signature"),
                row.getInt("left_out"),
                row.getTimestamp("imported_at").toInstant(),
                row.getString("imported_by"));
    }

    private static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                new Place(
                        Industry.of(row.getString("industry")).orElseThrow(),
                        SizeClass.of(row.getString("size_class")).orElseThrow()),
                row.getString("metric"),
                row.getInt("metric_version"),
                row.getInt("organizations"),
                row.getDouble("p20"),
                row.getDouble("p80"));
    }
}
