package io.atrium.server.directory;

import io.atrium.contract.Participant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The effective-dated directory of one tenant at one revision, in memory, for stamping. Immutable; a look-up allocates nothing.
 */
public final class DirectorySnapshot {

    /** Days as epoch days: {@code starts[i] <= day < ends[i]} gives {@code answers[i]}; oldest first. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this package, compared by nobody
    record Track(int[] starts, int[] ends, Optional<Participant>[] answers) {

        Optional<Participant> at(long day) {
            for (int index = starts.length - 1; index >= 0; index--) {
                if (day >= starts[index]) {
                    return day < ends[index] ? answers[index] : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    private final long revision;
    private final Map<String, Track> tracks;
    private final long weight;
    private final OptOutSpans optOuts;

    DirectorySnapshot(long revision, Map<String, Track> tracks) {
        this(
                revision,
                tracks,
                tracks.values().stream()
                        .mapToLong(track -> 1L + track.starts().length)
                        .sum(),
                OptOutSpans.NONE);
    }

    private DirectorySnapshot(long revision, Map<String, Track> tracks, long weight, OptOutSpans optOuts) {
        this.revision = revision;
        this.tracks = tracks;
        this.weight = weight;
        this.optOuts = optOuts;
    }

    /** The same directory with other opt-outs. */
    DirectorySnapshot with(OptOutSpans changed) {
        return new DirectorySnapshot(revision, tracks, weight, changed);
    }

    /** Who an account was on a calendar day of the tenant; empty when it did not belong to the organization. */
    public Optional<Participant> at(String externalId, LocalDate day) {
        Track track = tracks.get(externalId);
        return track == null ? Optional.empty() : track.at(day.toEpochDay());
    }

    /** Whether nothing of a member may be recorded that happened at a time, because they have opted out or had then. */
    public boolean withholds(long memberNo, Instant time) {
        return optOuts.withhold(memberNo, time);
    }

    /** How often somebody had opted out or back in when this was taken. */
    long optOutRevision() {
        return optOuts.revision();
    }

    /** How often the directory had changed when this was taken. */
    public long revision() {
        return revision;
    }

    /** Accounts and their periods: what the snapshot costs, roughly 200 bytes each. */
    long weight() {
        return weight;
    }
}
