package io.atrium.jobs.replay;

import io.atrium.contract.codec.EventCodec;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.kafka.ReplayTopic;
import io.atrium.jobs.replay.Warehouse.Digest;
import io.atrium.jobs.replay.Warehouse.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * One replay, from the announcement of a generation to its showing. ADR 14 has the rules that it keeps to and why they suffice. Each step may be
 * repeated; what is noted as done is not.
 */
final class Replay {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TELL = Duration.ofSeconds(2);
    private static final int BATCH = 500;
    private static final long WAITING_AT_MOST = 20_000;

    private final ReplayOptions options;
    private final Collection<String> views;
    private final Warehouse warehouse;
    private final FlinkJobs jobs;
    private final ReplayTopic topic;
    private final Consumer<String> tell;
    private final EventCodec codec = new EventCodec();

    /** @param views all views of derived facts */
    Replay(
            ReplayOptions options,
            Collection<String> views,
            Warehouse warehouse,
            FlinkJobs jobs,
            ReplayTopic topic,
            Consumer<String> tell) {
        this.options = options;
        this.views = List.copyOf(views);
        this.warehouse = warehouse;
        this.jobs = jobs;
        this.topic = topic;
        this.tell = tell;
    }

    /** What became of a view. */
    record Outcome(String view, Digest before, Digest after) {}

    /** Rebuilds and switches. */
    List<Outcome> run() throws IOException, InterruptedException {
        Months months = options.months();
        List<Slice> slices = warehouse.slices(options.tenantId(), months);
        Journal journal = Journal.open(options.journals(), options.tenantId(), months);
        long rows = slices.stream().mapToLong(Slice::rows).sum();
        if (journal.generation() == 0) {
            journal.begin(warehouse.nextGeneration());
            tell.accept("Rebuilding %s to %s of %s as generation %d: %,d events to read"
                    .formatted(months.first(), months.last(), options.tenantId(), journal.generation(), rows));
        } else {
            tell.accept("Going on with generation %d of %s".formatted(journal.generation(), options.tenantId()));
        }
        int generation = journal.generation();
        announce(generation, State.BUILDING);
        send(journal, slices, rows);
        awaitGroups();
        awaitCheckpoints("writing what was derived");
        List<Outcome> outcomes = compare(generation);
        announceActive(generation);
        journal.end();
        return outcomes;
    }

    private void announce(int generation, State state) throws IOException, InterruptedException {
        warehouse.announce(options.tenantId(), views, options.months(), generation, state);
        awaitCheckpoints("telling the running jobs");
    }

    private void announceActive(int generation) throws IOException, InterruptedException {
        List<String[]> before = warehouse.generations(options.tenantId(), options.months());
        warehouse.announce(options.tenantId(), views, options.months(), generation, State.ACTIVE);
        for (String[] row : before) {
            int older = Integer.parseInt(row[1]);
            if (older < generation) {
                warehouse.announce(options.tenantId(), List.of(row[0]), options.months(), older, State.RETIRED);
            }
        }
        tell.accept("Generation %d shows".formatted(generation));
    }

    private void send(Journal journal, List<Slice> slices, long rows) throws IOException, InterruptedException {
        Throttle throttle = new Throttle(options.rate(), System::nanoTime);
        Progress progress = new Progress(rows, TELL, System::nanoTime, tell);
        for (Slice slice : slices) {
            if (journal.isDone(slice)) {
                progress.skip(slice.rows());
                continue;
            }
            awaitBehind(WAITING_AT_MOST, progress);
            List<CountedEvent> batch = new ArrayList<>(BATCH);
            warehouse.facts().read(slice.question(options.tenantId()), fact -> {
                batch.add(fact.event());
                if (batch.size() == BATCH) {
                    pass(batch, journal.generation(), throttle, progress);
                }
            });
            pass(batch, journal.generation(), throttle, progress);
            topic.flush();
            journal.done(slice);
        }
        progress.end();
    }

    private void pass(List<CountedEvent> batch, int generation, Throttle throttle, Progress progress)
            throws InterruptedException {
        Thread.sleep(throttle.before(batch.size()).toMillis()); // what was asked for: so many events a second
        for (CountedEvent event : batch) {
            ReplayKey key = new ReplayKey(generation, event.arrivalMillis(), event.intentional());
            topic.send(key.toBytes(), codec.encode(event.event()));
        }
        progress.passed(batch.size());
        batch.clear();
    }

    private void awaitGroups() throws InterruptedException {
        awaitBehind(0, new Progress(0, TELL, System::nanoTime, tell));
    }

    /** Returns when no job has more events of replays before it than so many: live events wait behind them. */
    private void awaitBehind(long most, Progress progress) throws InterruptedException {
        for (String group : options.groups()) {
            for (long behind = topic.behind(group); behind > most; behind = topic.behind(group)) {
                progress.say("%,d events wait for %s".formatted(behind, group));
                Thread.sleep(LOOK.toMillis());
            }
        }
    }

    private void awaitCheckpoints(String why) throws IOException, InterruptedException {
        Progress progress = new Progress(0, TELL, System::nanoTime, tell);
        FlinkJobs.Mark mark = jobs.mark();
        while (!jobs.passed(mark)) {
            progress.say("Waiting for two checkpoints: " + why);
            Thread.sleep(LOOK.toMillis());
        }
    }

    private List<Outcome> compare(int generation) throws IOException, InterruptedException {
        List<String[]> shown = warehouse.generations(options.tenantId(), options.months());
        List<Outcome> outcomes = new ArrayList<>();
        for (String view : views) {
            int before = shown.stream()
                    .filter(row -> row[0].equals(view) && row[2].equals("active"))
                    .mapToInt(row -> Integer.parseInt(row[1]))
                    .max()
                    .orElse(0);
            outcomes.add(new Outcome(
                    view,
                    warehouse.digest(options.tenantId(), view, options.months(), before),
                    warehouse.digest(options.tenantId(), view, options.months(), generation)));
            warehouse.restate(options.tenantId(), view, options.months(), before, generation);
        }
        return outcomes;
    }
}
