package io.atrium.installer.install;

import static io.atrium.installer.install.Estimate.Unit.BYTES;

import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.install.Reversal.Never;
import io.atrium.installer.install.Reversal.Nothing;
import io.atrium.installer.install.Reversal.Undo;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps on one machine. Rates and times of estimates are those of docs/install.md, Measured. */
final class HostSteps {

    private static final String HERE = "this host";
    private static final Estimate NO_TIME = Estimate.seconds(1, "at once");
    private static final Estimate NO_SPACE = Estimate.none(BYTES);
    private static final long VERIFIED = 70_000_000;
    private static final long UNPACKED = 60_000_000;
    private static final long COPIED = 100_000_000;
    private static final long TRIAL_DATA = 10_000_000_000L;
    private static final Duration START = Duration.ofMinutes(15);

    private final HostPlaces places;
    private final Run run;
    private final @Nullable OpenBundle bundle;
    private final ReleaseCommands commands;
    private final HostData data;

    /** @param bundle null when nothing will be installed from it: steps that need it can then only be taken back */
    HostSteps(HostPlaces places, Run run, @Nullable OpenBundle bundle, Processes processes) {
        this.places = places;
        this.run = run;
        this.bundle = bundle;
        this.commands = new ReleaseCommands(places, processes);
        this.data = new HostData(places, run);
    }

    List<Step> all() throws IOException {
        return switch (run.operation()) {
            case INSTALL -> {
                List<Step> steps = new ArrayList<>(List.of(
                        preflight(), verify(), room(), unpack(), folder(), prepare(), point(), start(), check()));
                if (run.has("service")) {
                    steps.add(service());
                }
                yield steps;
            }
            case UPGRADE ->
                run.has("snapshot")
                        ? List.of(
                                preflight(),
                                verify(),
                                room(),
                                unpack(),
                                prepare(),
                                stop(),
                                snapshot(),
                                point(),
                                migrate(),
                                check(),
                                tidy())
                        : List.of(
                                preflight(),
                                verify(),
                                room(),
                                unpack(),
                                prepare(),
                                stop(),
                                point(),
                                migrate(),
                                check(),
                                tidy());
            case ROLLBACK -> List.of(room(), stop(), restore(), point(), start(), check(), discard());
            case UNINSTALL -> List.of(stop(), remove());
        };
    }

    private OpenBundle bundle() {
        if (bundle == null) {
            throw new IllegalStateException("this step needs the bundle: name it on the command line");
        }
        return bundle;
    }

    private Step preflight() {
        HostCheck check = new HostCheck(places, Set.of(run.option("ignored", "").split(",", -1)));
        return Step.reading(
                step(
                        "preflight",
                        "Checks this machine",
                        Estimate.seconds(5, "disks are measured for 2 s"),
                        NO_SPACE,
                        new Nothing()),
                check::apply);
    }

    private Step verify() throws IOException {
        long size = bundle == null ? 0 : bundle.size();
        return Step.reading(
                step(
                        "verify",
                        "Compares every byte of the bundle with what was signed",
                        Estimate.reading(size, VERIFIED, "reading"),
                        NO_SPACE,
                        new Nothing()),
                () -> {
                    bundle().check();
                    return "Signed by " + bundle().signer().fingerprint() + "; nothing missing, nothing extra.";
                });
    }

    private Step room() throws IOException {
        Room room = new Room();
        switch (run.operation()) {
            case INSTALL ->
                room.need(places.programs(), release())
                        .need(places.home(), Estimate.bytes(TRIAL_DATA, "data of a trial, an estimate"));
            case UPGRADE -> {
                room.need(places.programs(), release());
                if (run.has("snapshot")) {
                    room.need(places.snapshots(), dataSize());
                }
            }
            case ROLLBACK -> room.need(places.home(), snapshotSize());
            case UNINSTALL -> throw new IllegalStateException("a removal needs no room");
        }
        return Step.reading(step("space", "Asks whether there is room", NO_TIME, NO_SPACE, new Nothing()), room::check);
    }

    private Estimate release() {
        long size = bundle == null ? 0 : Unpacking.size(bundle);
        return Estimate.bytes(size + size / 10, Estimate.size(size) + " unpacked and a tenth for blocks");
    }

    private Estimate dataSize() throws IOException {
        long size = Trees.size(places.home());
        return Estimate.bytes(size, "the data of now: " + Estimate.size(size));
    }

    private Step unpack() {
        Unpacking unpacking = new Unpacking(places, run.after());
        long size = bundle == null ? 0 : Unpacking.size(bundle);
        return new Step(
                step(
                        "unpack",
                        "Puts the release into " + places.release(run.after()) + ", beside others",
                        Estimate.reading(size, UNPACKED, "writing"),
                        release(),
                        new Undo("the folder is deleted")),
                () -> unpacking.apply(bundle()),
                unpacking::undo);
    }

    private Step prepare() {
        return Step.reading(
                step(
                        "prepare",
                        "Makes Keycloak's build step within the release",
                        Estimate.seconds(45, "42 s of processor time were measured"),
                        NO_SPACE,
                        new Undo("goes with the release")),
                () -> commands.stack(run.after(), "prepare", START, "prepare"));
    }

    private Step folder() {
        return new Step(
                step(
                        "data",
                        "Makes " + places.home() + " for data, secrets and logs",
                        NO_TIME,
                        NO_SPACE,
                        new Undo(
                                run.has("data")
                                        ? "nothing: the data was there before"
                                        : "the folder is deleted; its logs are kept in " + places.state())),
                data::make,
                data::unmake);
    }

    private Step point() {
        return new Step(
                step(
                        "switch",
                        places.current() + " leads to " + run.after(),
                        NO_TIME,
                        NO_SPACE,
                        new Undo("it leads to " + (run.from() == null ? "nothing" : run.from()) + " again")),
                () -> {
                    places.point(run.after());
                    return places.current() + " leads to " + run.after() + ".";
                },
                () -> {
                    ReleaseId before = run.from();
                    if (before == null) {
                        places.pointNowhere();
                    } else {
                        places.point(before);
                    }
                });
    }

    private Step start() {
        return new Step(
                starting("start", "Starts every component of " + run.after(), new Undo("everything is stopped")),
                () -> commands.stack(run.after(), "start", START, "up", "--simulation", "off"),
                () -> data.stop(commands, run.after()));
    }

    /** The same as a start, but the stores are migrated by it. */
    private Step migrate() {
        String remedy = run.has("snapshot")
                ? "atrium rollback brings the snapshot back, without what was written since"
                : "there is no snapshot: only a backup of your own";
        return new Step(
                starting(
                        "start",
                        "Starts every component of " + run.after() + "; stores are migrated",
                        new Never(remedy)),
                () -> commands.stack(run.after(), "start", START, "up", "--simulation", "off"),
                () -> data.stop(commands, run.after()));
    }

    private Description starting(String id, String change, Reversal reversal) {
        return new Description(
                id,
                change,
                List.of(HERE),
                Estimate.seconds(90, "a first start makes accounts, tables and organizations"),
                run.operation() == Operation.INSTALL
                        ? Estimate.bytes(1_000_000_000, "empty stores and logs")
                        : NO_SPACE,
                Services.START,
                reversal);
    }

    private Step check() {
        return Step.reading(
                step(
                        "check",
                        "Signs in, sends one event as demo2 and waits until it is counted",
                        Estimate.seconds(20, "a checkpoint is made every 5 s"),
                        NO_SPACE,
                        new Nothing()),
                () -> commands.stack(run.after(), "check", START, "check"));
    }

    private Step service() {
        HostService service = new HostService(places, commands);
        return new Step(
                step(
                        "service",
                        "systemd starts it with the machine (" + HostService.UNIT + ")",
                        NO_TIME,
                        NO_SPACE,
                        new Undo("the unit is disabled and deleted")),
                service::enable,
                service::disable);
    }

    private Step stop() {
        return new Step(
                new Description(
                        "stop",
                        "Stops every component of " + run.before(),
                        List.of(HERE),
                        Estimate.seconds(15, "the grace of the slowest"),
                        NO_SPACE,
                        Services.STOP,
                        new Undo("it is started again")),
                () -> data.stop(commands, run.before()),
                () -> commands.stack(run.before(), "start", START, "up", "--simulation", "off"));
    }

    private Step snapshot() throws IOException {
        Snapshot snapshot = snapshotOf();
        return new Step(
                stopped(
                        "snapshot",
                        "Copies " + places.home() + " to " + places.snapshot(snapshot.name()),
                        Estimate.reading(dataSize().value(), COPIED, "copying"),
                        dataSize(),
                        new Undo("the copy is deleted")),
                snapshot::take,
                snapshot::delete);
    }

    private Step restore() throws IOException {
        Snapshot snapshot = snapshotOf();
        Estimate size = snapshotSize();
        return new Step(
                stopped(
                        "restore",
                        "Puts the snapshot " + snapshot.name() + " in the place of " + places.home(),
                        Estimate.reading(size.value(), COPIED, "copying"),
                        size,
                        new Undo("the data of now comes back")),
                snapshot::restore,
                snapshot::takeBackRestore);
    }

    private Estimate snapshotSize() throws IOException {
        return Estimate.bytes(
                Trees.size(places.snapshot(snapshotOf().name())),
                "the snapshot; the data of now is kept until the end");
    }

    private Step discard() {
        Snapshot snapshot = snapshotOf();
        return Step.reading(
                step(
                        "discard",
                        "Deletes what was written since the upgrade",
                        NO_TIME,
                        NO_SPACE,
                        new Never("the data is gone")),
                snapshot::discard);
    }

    private Snapshot snapshotOf() {
        return new Snapshot(places, commands, run.option("snapshot", ""));
    }

    private Step tidy() {
        return Step.reading(
                step(
                        "tidy",
                        "Deletes releases and snapshots older than those that a rollback needs",
                        NO_TIME,
                        NO_SPACE,
                        new Never("not needed any more")),
                () -> data.tidy());
    }

    private Step remove() {
        boolean all = run.has("data");
        return Step.reading(
                stopped(
                        "remove",
                        "Deletes " + places.programs()
                                + (all ? ", " + places.home() + " and its snapshots" : " but its state"),
                        NO_TIME,
                        NO_SPACE,
                        new Never(
                                all ? "the data is gone: only a backup of your own" : "install again: the data stays")),
                () -> {
                    new HostService(places, commands).disable();
                    return data.remove();
                });
    }

    private static Description step(String id, String change, Estimate time, Estimate space, Reversal reversal) {
        return new Description(id, change, List.of(HERE), time, space, Services.UNTOUCHED, reversal);
    }

    private static Description stopped(String id, String change, Estimate time, Estimate space, Reversal reversal) {
        return new Description(id, change, List.of(HERE), time, space, Services.STOPPED, reversal);
    }
}
