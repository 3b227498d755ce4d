package io.atrium.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.contract.Event;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.cloudevents.CloudEventsReader;
import io.atrium.contract.cloudevents.EventProblem;
import io.atrium.contract.cloudevents.ReadEvent;
import io.atrium.contract.cloudevents.StampedEvent;
import io.atrium.contract.cloudevents.UnreadableBatchException;
import io.atrium.server.directory.AsOf;
import io.atrium.server.directory.DirectorySnapshot;
import io.atrium.server.failure.FieldError;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Json;
import io.atrium.server.outbox.Outbox;
import io.atrium.server.security.Caller;
import io.atrium.server.storage.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What signed-in people do in the platform's own clients, left in the outbox under their own number of the directory. */
public final class Activity {

    /** What clients may report. */
    static final List<String> TYPES =
            List.of("app.session.started", "app.session.heartbeat", "app.session.ended", "app.page.viewed");

    private static final String SOURCE = "urn:atrium:web";
    private static final Duration OLDEST = Duration.ofDays(1);

    private final Database database;
    private final AsOf directory;
    private final Function<String, ZoneId> zones;
    private final Outbox outbox;
    private final Clock clock;
    private final CloudEventsReader reader = new CloudEventsReader(EventCatalogue.standard());

    /** What becomes of an event. */
    enum Outcome {
        RECORDED,
        /** The account belongs to no member on that day. */
        NO_MEMBER,
        /** The member has opted out. */
        WITHHELD
    }

    /** Takes the time zone of each tenant. */
    public Activity(Database database, AsOf directory, Function<String, ZoneId> zones, Outbox outbox, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.zones = zones;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Leaves the event in the outbox.
     *
     * @return what became of it
     * @throws io.atrium.server.failure.FailureException when the content is wrong
     */
    Outcome record(Caller caller, ActivityBody body) {
        Instant now = clock.instant();
        Instant time = body.time() == null ? now : body.time();
        requireRecent(time, now);
        DirectorySnapshot snapshot = directory.snapshot(caller.tenant());
        TenantStamps stamps = new TenantStamps(caller.tenant(), zones.apply(caller.tenant()), snapshot);
        Optional<String> member = caller.externalIds().stream()
                .filter(account -> stamps.member(account, time).isPresent())
                .findFirst();
        if (member.isEmpty()) {
            return Outcome.NO_MEMBER;
        }
        Optional<Event> event = event(json(body, member.orElseThrow(), caller.subject(), time), stamps);
        event.ifPresent(recorded -> database.useTenant(caller.tenant(), handle -> outbox.append(handle, recorded)));
        return event.isPresent() ? Outcome.RECORDED : Outcome.WITHHELD;
    }

    private static void requireRecent(Instant time, Instant now) {
        if (time.isAfter(now.plus(EventGateway.FUTURE_TOLERANCE)) || time.isBefore(now.minus(OLDEST))) {
            throw RequestFailure.Invalid.field(
                            "time", "out-of-range", "Report what happened in the last " + OLDEST.toHours() + " hours.")
                    .exception();
        }
    }

    private static byte[] json(ActivityBody body, String actor, String subject, Instant time) {
        ObjectNode event = Json.mapper().createObjectNode();
        // The account is part of the id, so that nobody can take another one's id first.
        event.put("specversion", "1.0")
                .put("id", subject + "/" + body.id())
                .put("source", SOURCE)
                .put("type", body.type())
                .put("time", time.toString())
                .put("actor", actor)
                .put("platform", "web");
        if (body.sessionId() != null) {
            event.put("sessionid", body.sessionId());
        }
        if (body.clientVersion() != null) {
            event.put("clientversion", body.clientVersion());
        }
        ObjectNode data = event.putObject("data");
        if (body.data() != null) {
            data.setAll(body.data());
        }
        try {
            return Json.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when the member has opted out. */
    private Optional<Event> event(byte[] json, TenantStamps stamps) {
        try {
            ReadEvent read = reader.read(new ByteArrayInputStream(json)).get(0);
            if (read instanceof ReadEvent.Refused refused) {
                throw invalid(refused.problems());
            }
            StampedEvent stamped = ((ReadEvent.Drafted) read).draft().stamp(stamps);
            if (stamped instanceof StampedEvent.Refused refused) {
                throw invalid(refused.problems());
            }
            return stamped instanceof StampedEvent.Stamped done ? Optional.of(done.event()) : Optional.empty();
        } catch (UnreadableBatchException e) {
            throw new RequestFailure.Unreadable(String.valueOf(e.getMessage())).exception(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException invalid(List<EventProblem> problems) {
        List<FieldError> errors = problems.stream()
                .map(problem -> FieldError.of(problem.field(), problem.code().code(), problem.message()))
                .toList();
        return new RequestFailure.Invalid(
                        "The event is not acceptable: " + errors.get(0).message(), errors)
                .exception();
    }
}
