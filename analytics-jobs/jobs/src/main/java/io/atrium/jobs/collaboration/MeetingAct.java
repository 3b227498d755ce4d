package io.atrium.jobs.collaboration;

import io.atrium.contract.CollaborationEvent;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event about a meeting.
 *
 * @param timeMillis when
 * @param kind what
 * @param stamp who, as of then
 * @param flag accepted, of an answer; recorded, of an end
 * @param number people addressed, of an invitation and a start; seconds, of a leaving and an end
 * @param startMillis the planned start, of an invitation and a start that name it
 */
record MeetingAct(
        long timeMillis,
        Kind kind,
        Stamp stamp,
        boolean flag,
        long number,
        @Nullable Long startMillis) {

    /** What an event says about a meeting. The codes stand in checkpoints: they never change. */
    enum Kind {
        INVITED(1, "calendar.event.created"),
        RESPONDED(2, "calendar.event.responded"),
        STARTED(3, "meeting.started"),
        JOINED(4, "meeting.joined"),
        LEFT(5, "meeting.left"),
        ENDED(6, "meeting.ended"),
        SPOKE(7, "meeting.spoke"),
        HAND_RAISED(8, "meeting.hand_raised"),
        REACTED(9, "meeting.reacted"),
        VIDEO_ENABLED(10, "meeting.video_enabled"),
        SCREEN_SHARED(11, "meeting.screen_shared"),
        RECORDING_PUBLISHED(12, "meeting.recording_published"),
        MINUTES_PUBLISHED(13, "meeting.minutes_published"),
        MESSAGE(14, "im.message.sent"),
        MESSAGE_REACTED(15, "im.message.reacted");

        private static final Map<String, Kind> BY_TYPE = new HashMap<>();
        private static final Map<Integer, Kind> BY_CODE = new HashMap<>();

        static {
            for (Kind kind : values()) {
                BY_TYPE.put(kind.type, kind);
                BY_CODE.put(kind.code, kind);
            }
        }

        private final int code;
        private final String type;

        Kind(int code, String type) {
            this.code = code;
            this.type = type;
        }

        String type() {
            return type;
        }

        static @Nullable Kind ofType(String type) {
            return BY_TYPE.get(type);
        }

        private static Kind ofCode(int code) throws IOException {
            Kind kind = BY_CODE.get(code);
            if (kind == null) {
                throw new IOException("no act has the code " + code);
            }
            return kind;
        }

        /** A machine may tell that a meeting is over and what is left of it; everything else is for people to do. */
        boolean countsFromMachines() {
            return this == ENDED || this == RECORDING_PUBLISHED || this == MINUTES_PUBLISHED;
        }
    }

    static MeetingAct of(Kind kind, CountedEvent counted) {
        CollaborationEvent event = (CollaborationEvent) counted.event();
        boolean begins = kind == Kind.INVITED || kind == Kind.STARTED;
        boolean measured = kind == Kind.LEFT || kind == Kind.ENDED;
        boolean flag = kind == Kind.RESPONDED ? "accepted".equals(event.response()) : event.recorded();
        long number = begins ? Audience.of(event) : measured ? event.durationSeconds() : 0;
        Instant start = begins ? event.startTime() : null;
        return new MeetingAct(
                counted.timeMillis(),
                kind,
                Stamp.of(counted.envelope()),
                flag,
                number,
                start == null ? null : start.toEpochMilli());
    }

    long memberNo() {
        return stamp.memberNo();
    }

    /** In a checkpoint. */
    static final class Format implements FragmentFormat<MeetingAct> {
        private static final long serialVersionUID = 1L;

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(MeetingAct act, DataOutput out) throws IOException {
            out.writeByte(act.kind.code);
            act.stamp.write(out);
            out.writeBoolean(act.flag);
            Compact.writeNumber(act.number, out);
            Compact.writeOptionalNumber(act.startMillis, out);
        }

        @Override
        public MeetingAct read(int version, long timeMillis, DataInput in) throws IOException {
            return new MeetingAct(
                    timeMillis,
                    Kind.ofCode(in.readByte()),
                    Stamp.read(in),
                    in.readBoolean(),
                    Compact.readNumber(in),
                    Compact.readOptionalNumber(in));
        }
    }
}
