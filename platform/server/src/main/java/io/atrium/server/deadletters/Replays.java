package io.atrium.server.deadletters;

import io.atrium.contract.Event;
import io.atrium.contract.codec.UndecodableEventException;
import io.atrium.server.deadletters.RunStore.Outcome;
import io.atrium.server.deadletters.RunStore.Step;
import io.atrium.server.deadletters.RunStore.Waiting;
import io.atrium.server.directory.AsOf;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogFailure;
import io.atrium.server.eventlog.LogRecord;
import io.atrium.server.eventlog.Published;
import io.atrium.server.events.TenantStamps;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Mends letters by rule: tries it out, begins runs, and carries them on. */
final class Replays {
    /** A rehearsal tries at most so many letters. */
    static final int MOST_CHECKED = 5_000;

    private static final int BATCH = 200;

    private final LetterStore letters;
    private final RunStore runs;
    private final Mender mender;
    private final AsOf directory;
    private final Function<String, ZoneId> zones;
    private final EventLog eventLog;
    private final Clock clock;

    Replays(
            LetterStore letters,
            RunStore runs,
            Mender mender,
            AsOf directory,
            Function<String, ZoneId> zones,
            EventLog eventLog,
            Clock clock) {
        this.letters = letters;
        this.runs = runs;
        this.mender = mender;
        this.directory = directory;
        this.zones = zones;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /** What a rule would do now; changes nothing. */
    Rehearsal rehearse(String tenant, Rule rule, int samples) {
        RehearsalBuilder rehearsal = new RehearsalBuilder(samples);
        TenantStamps stamps = stamps(tenant);
        long after = 0;
        for (int checked = 0; checked < MOST_CHECKED; checked += BATCH) {
            List<KeptLetter> batch = letters.open(tenant, rule.match(), after, BATCH);
            if (batch.isEmpty()) {
                break;
            }
            Mender.Surroundings around =
                    new Mender.Surroundings(letters.names(tenant, people(batch)), stamps, clock.instant());
            batch.forEach(letter -> rehearsal.add(letter.id(), mender.mend(letter, rule, around)));
            after = batch.get(batch.size() - 1).id();
        }
        return rehearsal.build(letters.count(tenant, rule.match()));
    }

    /** Begins a run; the letters are claimed when this returns, and sent in the background. */
    Run begin(String tenant, Rule rule, Who who) {
        if (letters.count(tenant, rule.match()) == 0) {
            throw new DeadLetterFailure.NothingMatches().exception();
        }
        return runs.begin(tenant, rule, who, clock.instant());
    }

    /** Carries a run on as far as it goes now. */
    void carryOn(String tenant, Run run) {
        TenantStamps stamps = stamps(tenant);
        AtomicReference<@Nullable EventLogFailure> failure = new AtomicReference<>();
        Step step;
        do {
            failure.set(null);
            step = runs.advance(
                    tenant, run, clock.instant(), waiting -> send(tenant, run.rule(), waiting, stamps, failure));
        } while (step == Step.ADVANCED && failure.get() == null);
        EventLogFailure reason = failure.get();
        if (reason != null) {
            runs.trouble(tenant, run.id(), "Kafka did not take all letters (" + reason.code() + "); trying again");
        }
    }

    private List<Outcome> send(
            String tenant,
            Rule rule,
            Waiting waiting,
            TenantStamps stamps,
            AtomicReference<@Nullable EventLogFailure> failure) {
        Mender.Surroundings around =
                new Mender.Surroundings(waiting.names().apply(people(waiting.letters())), stamps, clock.instant());
        List<Outcome> outcomes = new ArrayList<>();
        List<KeptLetter> ready = new ArrayList<>();
        List<LogRecord> messages = new ArrayList<>();
        for (KeptLetter letter : waiting.letters()) {
            Mended mended = mender.mend(letter, rule, around);
            if (mended instanceof Mended.Ready good) {
                requireTenant(tenant, good.message());
                ready.add(letter);
                messages.add(good.message());
            } else if (mended instanceof Mended.Withheld) {
                outcomes.add(new Outcome.Withheld(letter.id(), letter.origin().topic()));
            } else if (mended instanceof Mended.Refused no) {
                outcomes.add(new Outcome.Refused(letter.id(), no.problems()));
            }
        }
        Published published = eventLog.publish(messages);
        published.failure().ifPresent(failure::set);
        for (int index = 0; index < ready.size(); index++) {
            long letter = ready.get(index).id();
            published.place(index).ifPresent(place -> outcomes.add(new Outcome.Sent(letter, place)));
        }
        return outcomes;
    }

    /** Nothing a rule can say leads here; if a defect did, nothing would be sent. */
    private static void requireTenant(String tenant, LogRecord message) {
        if (!message.key().startsWith(tenant + "/")) {
            throw new IllegalStateException("a mend would have changed the tenant");
        }
    }

    private Set<Long> people(List<KeptLetter> batch) {
        Set<Long> people = new LinkedHashSet<>();
        for (KeptLetter letter : batch) {
            try {
                Event event = mender.decode(letter);
                people.addAll(EventJson.people(event));
            } catch (UndecodableEventException e) {
                // the mend says so
            }
        }
        return people;
    }

    private TenantStamps stamps(String tenant) {
        return new TenantStamps(tenant, zones.apply(tenant), directory.snapshot(tenant));
    }
}
