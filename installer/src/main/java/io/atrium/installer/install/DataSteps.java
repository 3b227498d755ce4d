package io.atrium.installer.install;

import static io.atrium.installer.install.HostRun.NO_SPACE;
import static io.atrium.installer.install.HostRun.NO_TIME;
import static io.atrium.installer.install.HostRun.step;
import static io.atrium.installer.install.HostRun.stopped;

import io.atrium.installer.install.Reversal.Never;
import io.atrium.installer.install.Reversal.Nothing;
import io.atrium.installer.install.Reversal.Undo;
import java.io.IOException;
import java.nio.file.Path;

/** The steps that make room for data, copy it, bring it back and delete it. */
record DataSteps(HostRun here) {

    private static final long COPIED = 100_000_000;
    private static final long TRIAL_DATA = 10_000_000_000L;

    /** Asked before anything is written. */
    Step room() throws IOException {
        Room room = new Room();
        Path programs = here.places().programs();
        switch (here.run().operation()) {
            case INSTALL ->
                room.need(programs, here.release())
                        .need(here.places().home(), Estimate.bytes(TRIAL_DATA, "data of a trial, an estimate"));
            case UPGRADE -> {
                room.need(programs, here.release());
                if (here.run().has("snapshot")) {
                    room.need(here.places().snapshots(), dataSize());
                }
            }
            case ROLLBACK -> room.need(here.places().home(), snapshotSize());
            case UNINSTALL -> throw new IllegalStateException("a removal needs no room");
        }
        return Step.reading(step("space", "Asks whether there is room", NO_TIME, NO_SPACE, new Nothing()), room::check);
    }

    Step folder() {
        HostData data = here.data();
        String undo = here.run().has("data")
                ? "nothing: the data was there before"
                : "the folder is deleted; its logs are kept in " + here.places().state();
        return new Step(
                step(
                        "data",
                        "Makes " + here.places().home() + " for data, secrets and logs",
                        NO_TIME,
                        NO_SPACE,
                        new Undo(undo)),
                data::make,
                data::unmake);
    }

    Step snapshot() throws IOException {
        Snapshot snapshot = here.snapshot();
        Estimate size = dataSize();
        return new Step(
                stopped(
                        "snapshot",
                        "Copies " + here.places().home() + " to "
                                + here.places().snapshot(snapshot.name()),
                        Estimate.reading(size.value(), COPIED, "copying"),
                        size,
                        new Undo("the copy is deleted")),
                snapshot::take,
                snapshot::delete);
    }

    Step restore() throws IOException {
        Snapshot snapshot = here.snapshot();
        Estimate size = snapshotSize();
        return new Step(
                stopped(
                        "restore",
                        "Puts the snapshot " + snapshot.name() + " in the place of "
                                + here.places().home(),
                        Estimate.reading(size.value(), COPIED, "copying"),
                        size,
                        new Undo("the data of now comes back")),
                snapshot::restore,
                snapshot::takeBackRestore);
    }

    private Estimate dataSize() throws IOException {
        long size = Trees.size(here.places().home());
        return Estimate.bytes(size, "the data of now: " + Estimate.size(size));
    }

    private Estimate snapshotSize() throws IOException {
        return Estimate.bytes(
                Trees.size(here.places().snapshot(here.snapshot().name())),
                "the snapshot; the data of now is kept until the end");
    }

    Step discard() {
        return Step.reading(
                step(
                        "discard",
                        "Deletes what was written since the upgrade",
                        NO_TIME,
                        NO_SPACE,
                        new Never("the data is gone")),
                here.snapshot()::discard);
    }

    Step tidy() {
        return Step.reading(
                step(
                        "tidy",
                        "Deletes releases and snapshots older than those that a rollback needs",
                        NO_TIME,
                        NO_SPACE,
                        new Never("not needed any more")),
                here.data()::tidy);
    }

    Step remove() {
        boolean all = here.run().has("data");
        String what = all ? ", " + here.places().home() + " and its snapshots" : " but its state";
        return Step.reading(
                stopped(
                        "remove",
                        "Deletes " + here.places().programs() + what,
                        NO_TIME,
                        NO_SPACE,
                        new Never(
                                all ? "the data is gone: only a backup of your own" : "install again: the data stays")),
                () -> {
                    new HostService(here.places(), here.commands()).disable();
                    return here.data().remove();
                });
    }
}
