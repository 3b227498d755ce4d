package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An event that is being told. It is left out when it falls on another day, or when its actor has left, has not come yet, or does not use
 * the workplace on that day; recipients who have left are left out too.
 */
final class Draft {

    private final World world;
    private final Recorder recorder;
    private final Case of;
    private final String id;
    private final String type;
    private final Member actor;
    private final long millis;
    private final boolean wanted;
    private final Map<String, Object> data = new LinkedHashMap<>();
    private final List<String> recipients = new ArrayList<>();
    private Device device = Device.USUAL;
    private String session = "";
    private boolean alsoWithoutUse;

    private enum Device {
        USUAL,
        MOBILE,
        SERVER
    }

    Draft(World world, Recorder recorder, Case of, String id, String type, Member actor, long millis) {
        this.world = world;
        this.recorder = recorder;
        this.of = of;
        this.id = id;
        this.type = type;
        this.actor = actor;
        this.millis = millis;
        this.wanted = recorder.wants(millis);
    }

    /** The thing that is acted on. */
    Draft object(String objectId) {
        return set("objectId", objectId);
    }

    /** A data field by its name in the catalogue; a blank text says nothing. */
    Draft set(String field, Object value) {
        if (wanted && !"".equals(value)) {
            data.put(field.toLowerCase(Locale.ROOT), value);
        }
        return this;
    }

    /** A time in milliseconds. */
    Draft setTime(String field, long time) {
        return wanted ? set(field, Instant.ofEpochMilli(time)) : this;
    }

    Draft to(Member recipient) {
        if (wanted && recipient.index() != actor.index() && recipient.employed(world.dayOf(millis))) {
            recipients.add(recipient.user());
        }
        return this;
    }

    Draft to(List<Member> members) {
        if (wanted) {
            members.forEach(this::to);
        }
        return this;
    }

    /** Addressed to these, who are also counted. */
    Draft audience(List<Member> members) {
        return to(members).set("audienceSize", Math.max(0, (int) members.stream()
                .filter(member -> member.index() != actor.index())
                .count()));
    }

    Draft in(String sessionId) {
        session = sessionId;
        return this;
    }

    Draft onMobile() {
        device = Device.MOBILE;
        return this;
    }

    Draft byServer() {
        device = Device.SERVER;
        return this;
    }

    /** Happens to an employee, whether that one uses the workplace or not. */
    Draft alsoWithoutUse() {
        alsoWithoutUse = true;
        return this;
    }

    void record() {
        if (!wanted) {
            return;
        }
        int day = world.dayOf(millis);
        if (!(alsoWithoutUse ? actor.employed(day) : actor.uses(day))) {
            return;
        }
        String platform = platform();
        boolean server = platform.equals("server");
        recorder.keep(new SimulatedEvent(
                id,
                world.organization().source(),
                type,
                Instant.ofEpochMilli(millis),
                actor.user(),
                platform,
                server ? "" : world.clients().version(actor, day, platform),
                server ? "" : world.clients().device(actor, platform),
                session,
                recipients,
                data));
    }

    private String platform() {
        if (device == Device.SERVER || !actor.human()) {
            return "server";
        }
        return device == Device.MOBILE ? "mobile" : world.clients().platform(actor, of.id());
    }
}
