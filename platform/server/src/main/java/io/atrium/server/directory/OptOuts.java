package io.atrium.server.directory;

import io.atrium.server.storage.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who has opted out. A change counts from the next request on, on every server of the installation, and is told to the warehouse like any
 * change of the directory. Changes of one tenant take turns, with its imports too.
 */
public final class OptOuts {
    private final Database database;
    private final DirectoryStore directory;
    private final OptOutStore store = new OptOutStore();

    OptOuts(Database database, DirectoryStore directory) {
        this.database = database;
        this.directory = directory;
    }

    /** Since when a member has opted out; empty when they have not. */
    public Optional<Instant> since(String tenant, int memberNo) {
        return database.inTenant(tenant, handle -> store.since(handle, memberNo));
    }

    /**
     * One opt-out of a member.
     *
     * @param until null while it lasts
     */
    public record Period(Instant since, @Nullable Instant until) {}

    /** All opt-outs of a member, oldest first. */
    public List<Period> history(String tenant, int memberNo) {
        return database.inTenant(tenant, handle -> store.history(handle, memberNo));
    }

    /** How many members have opted out now. */
    public long count(String tenant) {
        return database.inTenant(tenant, store::count);
    }

    /**
     * Opts a member out; who has already stays so.
     *
     * @param day the tenant's calendar day of that time, the last on which the member counts
     * @param witness sees the change as the last step of its transaction; throwing refuses it. Not called when nothing changes
     * @return whether anything changed
     */
    public boolean begin(String tenant, int memberNo, Instant at, LocalDate day, Consumer<Handle> witness) {
        return change(
                tenant, memberNo, false, witness, handle -> store.begin(handle, tenant, memberNo, at, day.plusDays(1)));
    }

    /**
     * Opts a member back in; who is stays so.
     *
     * @param day the tenant's calendar day of that time, the first on which the member counts again
     * @param witness as for {@link #begin}
     * @return whether anything changed
     */
    public boolean end(String tenant, int memberNo, Instant at, LocalDate day, Consumer<Handle> witness) {
        return change(tenant, memberNo, true, witness, handle -> store.end(handle, memberNo, at, day));
    }

    private boolean change(
            String tenant, int memberNo, boolean before, Consumer<Handle> witness, Consumer<Handle> change) {
        return database.inTenant(tenant, handle -> {
            directory.lock(handle, tenant);
            if (store.since(handle, memberNo).isPresent() != before) {
                return false;
            }
            change.accept(handle);
            OptOutFeedStore.restate(handle, List.of(memberNo));
            witness.accept(handle);
            return true;
        });
    }
}
