package io.atrium.installer.install;

import io.atrium.installer.bundle.OpenBundle;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all steps of one run on this machine share. Rates and times of estimates are those of docs/install.md, Measured.
 *
 * @param source what is installed from; null when nothing is: steps that need it can then only be taken back
 */
record HostRun(HostPlaces places, Run run, @Nullable OpenBundle source, ReleaseCommands commands) {

    static final Estimate NO_TIME = Estimate.seconds(1, "at once");
    static final Estimate NO_SPACE = Estimate.none(Estimate.Unit.BYTES);
    /** How long a release's command line may take to start everything. */
    static final Duration START = Duration.ofMinutes(15);

    static final String HERE = "this host";

    /** What is installed from; only asked for by steps that go forward. */
    OpenBundle bundle() {
        if (source == null) {
            throw new IllegalStateException("this step needs the bundle: name it on the command line");
        }
        return source;
    }

    HostData data() {
        return new HostData(places, run);
    }

    Snapshot snapshot() {
        return new Snapshot(places, commands, run.option("snapshot", ""));
    }

    /** What the release takes when it is unpacked. */
    Estimate release() {
        long size = unpacked();
        return Estimate.bytes(size + size / 10, Estimate.size(size) + " unpacked and a tenth for blocks");
    }

    /** Bytes. */
    long unpacked() {
        return source == null ? 0 : Unpacking.size(source);
    }

    /** A step that nobody notices who works. */
    static Description step(String id, String change, Estimate time, Estimate space, Reversal reversal) {
        return new Description(id, change, List.of(HERE), time, space, Services.UNTOUCHED, reversal);
    }

    /** A step while nothing runs. */
    static Description stopped(String id, String change, Estimate time, Estimate space, Reversal reversal) {
        return new Description(id, change, List.of(HERE), time, space, Services.STOPPED, reversal);
    }

    /** A step that stops services or starts them. */
    static Description moving(
            String id, String change, Estimate time, Estimate space, Services services, Reversal reversal) {
        return new Description(id, change, List.of(HERE), time, space, services, reversal);
    }
}
