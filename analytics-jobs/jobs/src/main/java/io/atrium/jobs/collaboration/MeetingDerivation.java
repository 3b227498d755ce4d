package io.atrium.jobs.collaboration;

import io.atrium.contract.CollaborationEvent;
import io.atrium.jobs.collaboration.MeetingAct.Kind;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.RowFormat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Meetings and who attended them. A key is a meeting: it grows with its people, a handful of events each, and a change
 * touches the rows of the meeting and of the one who acted; the others' only when the meeting itself turns out longer.
 */
final class MeetingDerivation implements Derivation<MeetingAct, DerivedMeetingRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "meeting";
    }

    /** An invitation can be made, and minutes be published, at any distance. */
    @Override
    public Optional<Duration> reach() {
        return Optional.empty();
    }

    @Override
    public FragmentFormat<MeetingAct> fragments() {
        return new MeetingAct.Format();
    }

    @Override
    public List<RowFormat<? extends DerivedMeetingRow>> rows() {
        return List.of(new MeetingRow.Format(), new AttendanceRow.Format());
    }

    @Override
    public void keysOf(CountedEvent event, Consumer<DerivationKey> keys) {
        if (!(event.event() instanceof CollaborationEvent act)) {
            return;
        }
        String meetingId = act.meetingId();
        if (meetingId == null || meetingId.isEmpty()) {
            return;
        }
        Kind kind = Kind.ofType(event.type());
        if (kind != null && (event.byPerson() || kind.countsFromMachines())) {
            keys.accept(new DerivationKey(event.envelope().tenantId(), meetingId));
        }
    }

    @Override
    public MeetingAct fragment(CountedEvent event, DerivationKey key) {
        return MeetingAct.of(Objects.requireNonNull(Kind.ofType(event.type()), "an act about a meeting"), event);
    }

    @Override
    public void derive(DerivationKey key, List<MeetingAct> acts, Consumer<? super DerivedMeetingRow> rows) {
        Meeting.derive(key.text(), acts, rows);
    }
}
