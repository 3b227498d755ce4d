package io.atrium.jobs.collaboration;

import io.atrium.jobs.collaboration.MeetingAct.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the acts about one meeting add up to. Sees them in order of time, each once; for one derivation. */
final class Meeting {
    private static final long LATE_MILLIS = 5 * 60_000L;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int MANY = 9;
    private static final int LONG_SECONDS = 3_600;
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;

    private @Nullable MeetingAct invitation;
    private @Nullable MeetingAct start;
    private @Nullable MeetingAct end;
    private @Nullable MeetingAct firstJoining;
    private @Nullable MeetingAct lastLeaving;
    private final Map<Long, MeetingAct> joinings = new TreeMap<>();
    private final Map<Long, Long> attendedSeconds = new HashMap<>();
    private final Map<Long, Boolean> answers = new HashMap<>();
    private final Set<Long> speakers = new HashSet<>();
    private boolean gestures;
    private boolean visual;
    private boolean recorded;

    private Meeting() {}

    /** The meeting's row, then one for each who joined; nothing when no such meeting took place. */
    static void derive(String meetingId, List<MeetingAct> acts, Consumer<? super DerivedMeetingRow> rows) {
        Meeting meeting = new Meeting();
        acts.forEach(meeting::add);
        MeetingAct begin = meeting.start == null ? meeting.firstJoining : meeting.start;
        if (begin != null) {
            MeetingRow row = meeting.row(meetingId, begin, acts);
            rows.accept(row);
            meeting.attendances(row, rows);
        }
    }

    private void add(MeetingAct act) {
        switch (act.kind()) {
            case INVITED -> invitation = invitation == null ? act : invitation;
            case RESPONDED -> answers.put(act.memberNo(), act.flag());
            case STARTED -> start = start == null ? act : start;
            case JOINED -> {
                firstJoining = firstJoining == null ? act : firstJoining;
                joinings.putIfAbsent(act.memberNo(), act);
            }
            case LEFT -> {
                lastLeaving = act;
                attendedSeconds.merge(act.memberNo(), act.number(), Long::sum);
            }
            case ENDED -> {
                end = act;
                recorded |= act.flag();
            }
            case SPOKE -> speakers.add(act.memberNo());
            case HAND_RAISED, REACTED -> gestures = true;
            case VIDEO_ENABLED, SCREEN_SHARED -> visual = true;
            case RECORDING_PUBLISHED, MINUTES_PUBLISHED -> recorded = true;
            case MESSAGE, MESSAGE_REACTED -> {} // what they mean depends on when the meeting was
        }
    }

    private MeetingRow row(String meetingId, MeetingAct begin, List<MeetingAct> acts) {
        long scheduledStart = scheduledStart(begin);
        long duration = duration();
        long lastMoment = Math.max(scheduledStart + duration * 1_000, end == null ? Long.MIN_VALUE : end.timeMillis());
        Chat chat = new Chat(scheduledStart, lastMoment);
        acts.forEach(chat::add);
        speakers.addAll(chat.writers);
        long invitees = Math.max(number(invitation), number(start));
        long participants = joinings.size();
        long accepted = answers.values().stream().filter(Boolean::booleanValue).count();
        long punctual = joinings.values().stream()
                .filter(joining -> joining.timeMillis() <= scheduledStart + LATE_MILLIS)
                .count();
        boolean early = invitation != null && invitation.timeMillis() <= scheduledStart - DAY_MILLIS;
        return new MeetingRow(
                meetingId,
                begin.stamp(),
                scheduledStart,
                duration,
                invitees,
                participants,
                invitees >= MANY && duration > LONG_SECONDS,
                new MeetingRow.SetUp(
                        chat.before, early, invitees > 0 && accepted * 2 > invitees, punctual * 2 > participants),
                new MeetingRow.MeetUp(
                        gestures || chat.during,
                        participants > 0 && speakers.size() * 100L > participants * 33,
                        visual),
                new MeetingRow.FollowUp(recorded, chat.after),
                joinings.values().stream()
                        .mapToInt(joining -> joining.stamp().departmentNo())
                        .sorted()
                        .boxed()
                        .toList());
    }

    private long scheduledStart(MeetingAct begin) {
        if (invitation != null && invitation.startMillis() != null) {
            return invitation.startMillis();
        }
        return start != null && start.startMillis() != null ? start.startMillis() : begin.timeMillis();
    }

    private long duration() {
        if (end != null) {
            return end.number();
        }
        if (firstJoining == null || lastLeaving == null) {
            return 0;
        }
        long seconds = (lastLeaving.timeMillis() - firstJoining.timeMillis()) / 1_000;
        return Math.max(0, Math.min(MOST_SECONDS, seconds));
    }

    private void attendances(MeetingRow meeting, Consumer<? super DerivedMeetingRow> rows) {
        joinings.forEach((member, joining) -> {
            long attended = attendedSeconds.getOrDefault(member, 0L);
            long most = meeting.durationSeconds() > 0 ? meeting.durationSeconds() : MOST_SECONDS;
            rows.accept(new AttendanceRow(
                    meeting.day(),
                    meeting.meetingId(),
                    joining.stamp(),
                    joining.timeMillis(),
                    Math.min(attended, most),
                    meeting.largeLong()));
        });
    }

    private static long number(@Nullable MeetingAct act) {
        return act == null ? 0 : act.number();
    }

    /** Messages about the meeting: before it, while it lasts (both ends included), and after it. */
    private static final class Chat {
        private final long from;
        private final long until;
        private final Set<Long> writers = new HashSet<>();
        private boolean before;
        private boolean during;
        private boolean after;

        Chat(long from, long until) {
            this.from = from;
            this.until = until;
        }

        void add(MeetingAct act) {
            boolean message = act.kind() == Kind.MESSAGE;
            if (!message && act.kind() != Kind.MESSAGE_REACTED) {
                return;
            }
            boolean now = act.timeMillis() >= from && act.timeMillis() <= until;
            during |= now;
            if (message) {
                before |= act.timeMillis() < from;
                after |= act.timeMillis() > until;
                if (now) {
                    writers.add(act.memberNo());
                }
            }
        }
    }
}
