package io.atrium.oracle.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A meeting that took place.
 *
 * @param organizer who started it, else who joined first
 * @param attendances one for each person who joined
 */
public record Meeting(
        LocalDate day,
        String id,
        Stamp organizer,
        Instant scheduledStart,
        long durationSeconds,
        int invitees,
        SetUp setUp,
        MeetUp meetUp,
        FollowUp followUp,
        List<Attendance> attendances) {

    private static final int LARGE = 9;
    private static final int LONG = 3_600;

    /** Before it and at its start. */
    public record SetUp(boolean chatBefore, boolean notice24h, boolean accepted, boolean onTime) {
        double score() {
            return share(chatBefore, notice24h, accepted, onTime);
        }
    }

    /** While it went on. */
    public record MeetUp(boolean interactive, boolean spoke, boolean visual) {
        double score() {
            return share(interactive, spoke, visual);
        }
    }

    /** After it. */
    public record FollowUp(boolean recorded, boolean chatAfter) {
        double score() {
            return share(recorded, chatAfter);
        }
    }

    /** A person who joined; the stamp is of the first joining. */
    public record Attendance(Stamp stamp, Instant joined, long attendedSeconds) {}

    public Meeting {
        attendances = List.copyOf(attendances);
    }

    public int participants() {
        return attendances.size();
    }

    public boolean largeLong() {
        return invitees >= LARGE && durationSeconds > LONG;
    }

    /** 0 to 100. */
    public double score() {
        return (setUp.score() + meetUp.score() + followUp.score()) / 3;
    }

    /** Minutes of all participants together. */
    public double weight() {
        return durationSeconds / 60.0 * participants();
    }

    private static double share(boolean... flags) {
        int set = 0;
        for (boolean flag : flags) {
            set += flag ? 1 : 0;
        }
        return 100.0 * set / flags.length;
    }
}
