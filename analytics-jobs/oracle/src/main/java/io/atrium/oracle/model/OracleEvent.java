package io.atrium.oracle.model;

import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One record that counts, of whatever family: a text or a number that it does not have is empty or 0. */
public final class OracleEvent {

    /** By (time, id), and by source where two sources use one id in one moment. */
    public static final Comparator<OracleEvent> ORDER = Comparator.comparing(OracleEvent::time)
            .thenComparing(OracleEvent::id)
            .thenComparing(OracleEvent::source);

    private final Event event;
    private final Envelope envelope;
    private final boolean intentional;

    public OracleEvent(Event event) {
        this.event = event;
        this.envelope = event.envelope();
        this.intentional = person()
                && EventCatalogue.standard()
                        .find(envelope.type())
                        .map(EventType::intentional)
                        .orElse(false);
    }

    public String id() {
        return envelope.id();
    }

    public String source() {
        return envelope.source();
    }

    public String type() {
        return envelope.type();
    }

    public boolean is(String... types) {
        return List.of(types).contains(type());
    }

    public Instant time() {
        return envelope.time();
    }

    public LocalDate day() {
        return envelope.day();
    }

    public long member() {
        return envelope.memberNo();
    }

    /** Whether a person acted, no robot and no service account. */
    public boolean person() {
        return envelope.actorKind() == ActorKind.HUMAN;
    }

    /** Whether it is a person's own act. */
    public boolean intentional() {
        return intentional;
    }

    public int department() {
        return envelope.departmentNo();
    }

    public DepartmentPath path() {
        return envelope.departmentPath();
    }

    /** Whether the path holds the department; always for 0. */
    public boolean within(int department) {
        return department == 0 || path().contains(department);
    }

    public boolean usage() {
        return event.family() == EventFamily.USAGE;
    }

    public boolean approval() {
        return type().startsWith("approval.");
    }

    public String object() {
        return orEmpty(envelope.objectId());
    }

    public String session() {
        return orEmpty(envelope.sessionId());
    }

    public String clientVersion() {
        return orEmpty(envelope.clientVersion());
    }

    public Platform platform() {
        return envelope.platform();
    }

    /** The device id; without one, the platform's name. */
    public String device() {
        String id = orEmpty(envelope.deviceId());
        return id.isEmpty() ? platform().name() : id;
    }

    public String feature() {
        return event instanceof UsageEvent usage ? orEmpty(usage.feature()) : "";
    }

    public String app() {
        return event instanceof UsageEvent usage ? orEmpty(usage.appId()) : business(BusinessEvent::appId);
    }

    public int duration() {
        if (event instanceof UsageEvent usage) {
            return usage.durationSeconds();
        }
        return event instanceof BusinessEvent business
                ? business.durationSeconds()
                : count(CollaborationEvent::durationSeconds);
    }

    public String channel() {
        return collaboration(CollaborationEvent::channel);
    }

    public String conversation() {
        return collaboration(CollaborationEvent::conversationId);
    }

    /** Whether the conversation's kind is a group. */
    public boolean group() {
        return collaboration(CollaborationEvent::conversationKind).equals("group");
    }

    /** The people among the recipients. */
    public List<Participant> recipients() {
        return event instanceof CollaborationEvent collaboration
                ? collaboration.recipients().stream()
                        .filter(recipient -> recipient.kind() == ActorKind.HUMAN)
                        .toList()
                : List.of();
    }

    public int audience() {
        return count(CollaborationEvent::audienceSize);
    }

    /** The greater of the audience's size and the number of people among the recipients. */
    public int reached() {
        return Math.max(audience(), recipients().size());
    }

    public int mentions() {
        return count(CollaborationEvent::mentionCount);
    }

    public int links() {
        return count(CollaborationEvent::linkCount);
    }

    public int attachments() {
        return count(CollaborationEvent::attachmentCount);
    }

    public String replyTo() {
        return collaboration(CollaborationEvent::replyTo);
    }

    public boolean external() {
        return event instanceof CollaborationEvent collaboration && collaboration.external();
    }

    public String response() {
        return collaboration(CollaborationEvent::response);
    }

    public String shareKind() {
        return collaboration(CollaborationEvent::shareKind);
    }

    public String workspace() {
        return collaboration(CollaborationEvent::workspaceId);
    }

    public String meeting() {
        return collaboration(CollaborationEvent::meetingId);
    }

    public boolean recorded() {
        return event instanceof CollaborationEvent collaboration && collaboration.recorded();
    }

    public Optional<Instant> start() {
        return event instanceof CollaborationEvent collaboration
                ? Optional.ofNullable(collaboration.startTime())
                : Optional.empty();
    }

    public Optional<Instant> due() {
        if (event instanceof CollaborationEvent collaboration) {
            return Optional.ofNullable(collaboration.dueTime());
        }
        return event instanceof BusinessEvent business ? Optional.ofNullable(business.dueTime()) : Optional.empty();
    }

    public Optional<Instant> created() {
        if (event instanceof CollaborationEvent collaboration) {
            return Optional.ofNullable(collaboration.createdTime());
        }
        return event instanceof BusinessEvent business ? Optional.ofNullable(business.createdTime()) : Optional.empty();
    }

    public String process() {
        return business(BusinessEvent::processId);
    }

    public String instance() {
        return business(BusinessEvent::instanceId);
    }

    public String task() {
        return business(BusinessEvent::taskId);
    }

    public String activity() {
        return business(BusinessEvent::activity);
    }

    public String resubmissionOf() {
        return business(BusinessEvent::resubmissionOf);
    }

    public String result() {
        return business(BusinessEvent::result);
    }

    public String system() {
        return business(BusinessEvent::system);
    }

    public String entity() {
        return business(BusinessEvent::entity);
    }

    public String stage() {
        return business(BusinessEvent::stage);
    }

    public String direction() {
        return business(BusinessEvent::direction);
    }

    public String currency() {
        return business(BusinessEvent::currency);
    }

    public Optional<BigDecimal> amount() {
        return event instanceof BusinessEvent business ? Optional.ofNullable(business.amount()) : Optional.empty();
    }

    /** The event itself. */
    public Event event() {
        return event;
    }

    private String collaboration(Function<CollaborationEvent, @Nullable String> field) {
        return event instanceof CollaborationEvent collaboration ? orEmpty(field.apply(collaboration)) : "";
    }

    private int count(ToIntFunction<CollaborationEvent> field) {
        return event instanceof CollaborationEvent collaboration ? field.applyAsInt(collaboration) : 0;
    }

    private String business(Function<BusinessEvent, @Nullable String> field) {
        return event instanceof BusinessEvent business ? orEmpty(field.apply(business)) : "";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return event.toString();
    }
}
