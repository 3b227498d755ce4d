package io.atrium.simulator.delivery;

import io.atrium.simulator.behaviour.SimulatedEvent;
import io.atrium.simulator.behaviour.Simulation;
import io.atrium.simulator.delivery.Progress.State;
import io.atrium.simulator.organization.DirectoryCsv;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills one tenant, one request at a time: the directory, today so far, the days before it, the newest first. For one thread. */
final class TenantRun {

    private static final Logger log = LoggerFactory.getLogger(TenantRun.class);
    private static final Duration LIVE_PAUSE = Duration.ofSeconds(5);

    private final Simulation simulation;
    private final Gateway gateway;
    private final Ledger ledger;
    private final Span span;
    private final int batch;
    private final Clock clock;
    private Instant nextLive = Instant.MIN;
    private @Nullable Loaded today;
    private @Nullable Loaded history;
    private State state = State.WAITING;
    private String problem = "";

    /**
     * Until when.
     *
     * @param last the last day; null: for ever
     */
    record Span(@Nullable LocalDate last) {}

    private record Loaded(LocalDate day, List<SimulatedEvent> events) {}

    TenantRun(Simulation simulation, Gateway gateway, Ledger ledger, Span span, int batch, Clock clock) {
        this.simulation = simulation;
        this.gateway = gateway;
        this.ledger = ledger;
        this.span = span;
        this.batch = batch;
        this.clock = clock;
    }

    /** Whether there will be nothing more to do. */
    boolean finished() {
        return state == State.DONE || state == State.FAILED;
    }

    boolean failed() {
        return state == State.FAILED;
    }

    /**
     * Sends what is due next, in one request at most.
     *
     * @return how many events were sent; 0 when nothing is due now
     */
    int step() throws InterruptedException, IOException {
        try {
            if (ledger.directoryFiles() < DirectoryCsv.FILES) {
                return sendDirectory();
            }
            int sent = sendLive();
            return sent > 0 ? sent : sendHistory();
        } catch (DeliveryFailure e) {
            state = State.FAILED;
            problem = String.valueOf(e.getMessage());
            log.atError()
                    .addKeyValue("tenant", gateway.tenant())
                    .addKeyValue("problem", problem)
                    .log("the simulation of this tenant ends");
            return 0;
        }
    }

    private int sendDirectory() throws DeliveryFailure, InterruptedException, IOException {
        state = State.HISTORY;
        String file = new DirectoryCsv(simulation.organization()).file(ledger.directoryFiles());
        if (!file.isEmpty()) {
            gateway.importDirectory(file);
        }
        ledger.directorySent();
        return 1;
    }

    private LocalDate now() {
        return LocalDate.ofInstant(clock.instant(), simulation.organization().zone());
    }

    /** What has happened today and was not sent yet, every few seconds. */
    private int sendLive() throws DeliveryFailure, InterruptedException, IOException {
        LocalDate day = now();
        Instant instant = clock.instant();
        LocalDate last = span.last();
        if (instant.isBefore(nextLive) || (last != null && day.isAfter(last)) || ledger.sent(day) == Ledger.WHOLE) {
            return 0;
        }
        Loaded loaded = load(today, day);
        today = loaded;
        int from = ledger.sent(day);
        int until = from;
        while (until < loaded.events().size()
                && until - from < batch
                && !loaded.events().get(until).time().isAfter(instant)) {
            until++;
        }
        if (until - from < batch) {
            nextLive = instant.plus(LIVE_PAUSE);
        }
        return until == from ? 0 : send(loaded, from, until, until);
    }

    private int sendHistory() throws DeliveryFailure, InterruptedException, IOException {
        Optional<LocalDate> open = ledger.newestOpen(first(), lastWhole());
        if (open.isEmpty()) {
            LocalDate last = span.last();
            boolean over = last != null && now().isAfter(last);
            state = over ? State.DONE : State.LIVE;
            history = null;
            return 0;
        }
        state = State.HISTORY;
        Loaded loaded = load(history, open.orElseThrow());
        history = loaded;
        int from = ledger.sent(loaded.day());
        int until = Math.min(from + batch, loaded.events().size());
        boolean whole = until == loaded.events().size();
        return send(loaded, from, until, whole ? Ledger.WHOLE : until) + 1;
    }

    private int send(Loaded loaded, int from, int until, int position)
            throws DeliveryFailure, InterruptedException, IOException {
        int refused = until == from ? 0 : gateway.send(loaded.events().subList(from, until));
        ledger.acknowledge(loaded.day(), position, until - from, refused);
        return until - from;
    }

    private Loaded load(@Nullable Loaded known, LocalDate day) {
        return known != null && known.day().equals(day) ? known : new Loaded(day, simulation.day(day));
    }

    private LocalDate first() {
        return simulation.organization().origin();
    }

    /** The last day that is over. */
    private LocalDate lastWhole() {
        LocalDate yesterday = now().minusDays(1);
        LocalDate last = span.last();
        return last == null || yesterday.isBefore(last) ? yesterday : last;
    }

    Progress.Entry progress() {
        LocalDate last = lastWhole();
        LocalDate current = ledger.newestOpen(first(), last).orElse(now());
        int total = (int) (last.toEpochDay() - first().toEpochDay() + 1);
        return new Progress.Entry(
                gateway.tenant(),
                state,
                first(),
                last,
                ledger.whole(first(), last),
                Math.max(0, total),
                ledger.events(),
                current,
                problem);
    }
}
