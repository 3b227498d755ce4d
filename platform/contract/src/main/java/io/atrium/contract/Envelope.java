package io.atrium.contract;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What every event has, whatever its family. An event is identified by tenant, source and id.
 *
 * @param id unique within tenant and source
 * @param source URI of the system that the event comes from
 * @param type a type of the catalogue, such as {@code im.message.sent}
 * @param time when it happened, in whole milliseconds (finer parts are cut off)
 * @param subject what it is about, in the words of the source
 * @param tenantId the tenant
 * @param actor who did it, as of {@code time}
 * @param day the tenant's calendar day of {@code time}
 * @param deviceId the device
 * @param platform where it was done from
 * @param clientVersion the client's version
 * @param sessionId the session
 * @param objectType the kind of thing that was acted on
 * @param objectId the thing that was acted on
 */
public record Envelope(
        String id,
        String source,
        String type,
        Instant time,
        @Nullable String subject,
        String tenantId,
        Participant actor,
        LocalDate day,
        @Nullable String deviceId,
        Platform platform,
        @Nullable String clientVersion,
        @Nullable String sessionId,
        @Nullable String objectType,
        @Nullable String objectId) {

    public Envelope {
        Checks.notEmpty(id, "id");
        Checks.notEmpty(source, "source");
        Checks.notEmpty(type, "type");
        Checks.notEmpty(tenantId, "tenantId");
        time = Checks.time(time, "time");
        Checks.day(day);
    }

    /** The actor's number, 1 to 4294967295. */
    public long memberNo() {
        return actor.memberNo();
    }

    /** Whether a human or a machine acted. */
    public ActorKind actorKind() {
        return actor.kind();
    }

    /** The actor's department, 0 without a department. */
    public int departmentNo() {
        return actor.departmentNo();
    }

    /** The actor's department and its ancestors, root first. */
    public DepartmentPath departmentPath() {
        return actor.departmentPath();
    }
}
