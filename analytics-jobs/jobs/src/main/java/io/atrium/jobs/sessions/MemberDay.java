package io.atrium.jobs.sessions;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The facts {@code member_day}: key is member and day, of people only. */
public final class MemberDay implements Derivation<DayEvent, MemberDayRow> {
    private static final long serialVersionUID = 1L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Duration gap;

    /** Sessions end after a gap that is longer than this one. */
    public MemberDay(Duration gap) {
        this.gap = gap;
    }

    @Override
    public String name() {
        return "member_day";
    }

    @Override
    public void keysOf(CountedEvent event, Consumer<DerivationKey> keys) {
        if (event.byPerson()) {
            Envelope envelope = event.envelope();
            keys.accept(new DerivationKey(envelope.tenantId(), envelope.day() + "/" + envelope.memberNo()));
        }
    }

    @Override
    public Optional<LocalDate> lastDayOf(DerivationKey key) {
        return Optional.of(LocalDate.parse(key.text().substring(0, key.text().indexOf('/'))));
    }

    private static long memberOf(DerivationKey key) {
        return Long.parseLong(key.text().substring(key.text().indexOf('/') + 1));
    }

    @Override
    public DayEvent fragment(CountedEvent counted, DerivationKey key) {
        Event event = counted.event();
        Envelope envelope = event.envelope();
        String type = envelope.type();
        boolean intentional = counted.intentional();
        return new DayEvent(
                counted.timeMillis(),
                traits(event, type, intentional),
                hash(device(envelope)),
                envelope.sessionId() == null ? 0 : hash(envelope.sessionId()),
                intentional ? platform(envelope.platform()) : 0,
                mode(event, type),
                durationSeconds(event),
                intentional && !type.equals("app.installed") && !type.equals("app.removed") ? app(event) : null,
                event instanceof BusinessEvent business && type.equals("business.record.changed")
                        ? business.system()
                        : null,
                envelope.departmentPath());
    }

    private static int traits(Event event, String type, boolean intentional) {
        int traits = intentional ? DayEvent.INTENTIONAL | DayEvent.USES : 0;
        if (event instanceof UsageEvent) {
            traits |= DayEvent.USES;
        }
        return switch (type) {
            case "app.session.started" -> traits | DayEvent.STARTS;
            case "app.session.ended" -> traits | DayEvent.ENDS;
            case "form.published", "app.published" -> traits | DayEvent.BUILDS;
            default -> traits;
        };
    }

    private static String device(Envelope envelope) {
        String device = envelope.deviceId();
        return device == null || device.isEmpty() ? envelope.platform().name().toLowerCase(Locale.ROOT) : device;
    }

    private static int platform(Platform platform) {
        return switch (platform) {
            case DESKTOP -> 1;
            case WEB -> 2;
            case MOBILE -> 4;
            case UNKNOWN, SERVER -> 0;
        };
    }

    private static int mode(Event event, String type) {
        return switch (type) {
            case "im.message.sent" -> channelMode(event);
            case "im.ding.sent", "notice.published" -> 2;
            default -> 0;
        };
    }

    private static int channelMode(Event event) {
        String channel = event instanceof CollaborationEvent message ? message.channel() : null;
        return switch (channel == null ? "" : channel) {
            case "chat" -> 1;
            case "mail" -> 4;
            case "post" -> 8;
            default -> 0;
        };
    }

    private static int durationSeconds(Event event) {
        if (event instanceof UsageEvent usage) {
            return usage.durationSeconds();
        }
        return event instanceof CollaborationEvent collaboration
                ? collaboration.durationSeconds()
                : ((BusinessEvent) event).durationSeconds();
    }

    private static @Nullable String app(Event event) {
        if (event instanceof UsageEvent usage) {
            return usage.appId();
        }
        return event instanceof BusinessEvent business ? business.appId() : null;
    }

    /** Names a device among those of one member and day: 64 bits of FNV-1a are enough for a handful. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    @Override
    public FragmentFormat<DayEvent> fragments() {
        return new DayEventFormat();
    }

    @Override
    public List<RowFormat<? extends MemberDayRow>> rows() {
        return List.of(new MemberDayFormat());
    }

    @Override
    public Optional<Duration> reach() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void derive(DerivationKey key, List<DayEvent> events, Consumer<? super MemberDayRow> rows) {
        int intentional = 0;
        int platforms = 0;
        int modes = 0;
        boolean builder = false;
        TreeSet<String> apps = new TreeSet<>();
        TreeSet<String> systems = new TreeSet<>();
        for (DayEvent event : events) {
            intentional += event.has(DayEvent.INTENTIONAL) ? 1 : 0;
            platforms |= event.platform();
            modes |= event.mode();
            builder |= event.has(DayEvent.BUILDS);
            add(event.app(), apps);
            add(event.system(), systems);
        }
        rows.accept(new MemberDayRow(
                new Stamp(
                        lastDayOf(key).orElseThrow(),
                        memberOf(key),
                        events.get(events.size() - 1).path()),
                new Sessionizer(gap.toMillis()).of(events),
                intentional,
                platforms,
                modes,
                List.copyOf(apps),
                List.copyOf(systems),
                builder));
    }

    private static void add(@Nullable String text, Set<String> texts) {
        if (text != null && !text.isEmpty()) {
            texts.add(text);
        }
    }
}
