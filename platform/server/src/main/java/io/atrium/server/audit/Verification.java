package io.atrium.server.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks whole chains in the background, one after the other, and remembers what it found last. */
final class Verification implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Verification.class);

    private final AuditLog records;
    private final Function<String, List<ChainLink>> anchors;
    private final Clock clock;
    private final Map<String, Walk> walks = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "audit-verification");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param anchors of a tenant, as they were written down outside the database
     */
    Verification(AuditLog records, Function<String, List<ChainLink>> anchors, Clock clock) {
        this.records = records;
        this.anchors = anchors;
        this.clock = clock;
    }

    private record Walk(
            AtomicLong checked, long total, @Nullable Progress ended) {}

    /**
     * How far it is.
     *
     * @param total records that were there when it began
     * @param failed why no verdict could be had
     */
    record Progress(
            boolean running,
            long checked,
            long total,
            @Nullable Instant finishedAt,
            ChainCheck.@Nullable Verdict verdict,
            @Nullable String failed) {
        static final Progress NEVER = new Progress(false, 0, 0, null, null, null);
    }

    Progress progress(String tenantId) {
        Walk walk = walks.get(tenantId);
        if (walk == null) {
            return Progress.NEVER;
        }
        return walk.ended() == null
                ? new Progress(true, walk.checked().get(), walk.total(), null, null, null)
                : walk.ended();
    }

    /** Begins unless it runs already; answers whether it did. */
    synchronized boolean begin(String tenantId) {
        Walk known = walks.get(tenantId);
        if (known != null && known.ended() == null) {
            return false;
        }
        long last = records.head(tenantId).map(ChainLink::sequence).orElse(0L);
        Walk fresh =
                new Walk(new AtomicLong(), last - records.checkpoint(tenantId).sequence(), null);
        walks.put(tenantId, fresh);
        worker.execute(() -> walk(tenantId, fresh));
        return true;
    }

    private void walk(String tenantId, Walk walk) {
        Progress ended;
        try {
            ChainCheck.Verdict verdict = records.verify(tenantId, anchors.apply(tenantId), walk.checked());
            ended = new Progress(false, verdict.checked(), walk.total(), clock.instant(), verdict, null);
            if (verdict.problem() != null) {
                log.atError()
                        .addKeyValue("tenant", tenantId)
                        .addKeyValue("sequence", verdict.problem().sequence())
                        .addKeyValue("code", verdict.problem().code())
                        .log("The audit log is broken: {}", verdict.problem().message());
            }
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("tenant", tenantId).setCause(e).log("The audit log could not be verified");
            ended = new Progress(
                    false, walk.checked().get(), walk.total(), clock.instant(), null, "The log could not be read.");
        }
        walks.put(tenantId, new Walk(walk.checked(), walk.total(), ended));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
