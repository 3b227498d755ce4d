package io.atrium.installer.install;

import static io.atrium.installer.install.HostRun.NO_SPACE;
import static io.atrium.installer.install.HostRun.NO_TIME;
import static io.atrium.installer.install.HostRun.step;

import io.atrium.installer.home.Home;
import io.atrium.installer.install.Reversal.Never;
import io.atrium.installer.install.Reversal.Nothing;
import io.atrium.installer.install.Reversal.Undo;
import java.io.IOException;

/** The steps that start what is installed, stop it and try it. */
record StackSteps(HostRun here) {

    Step start() {
        return starting("Starts every component of " + here.run().after(), new Undo("everything is stopped"));
    }

    /** The same as a start, but the stores are migrated by it. */
    Step migrate() {
        String remedy = here.run().has("snapshot")
                ? "atrium rollback brings the snapshot back, without what was written since"
                : "there is no snapshot: only a backup of your own";
        return starting("Starts every component of " + here.run().after() + "; stores are migrated", new Never(remedy));
    }

    private Step starting(String change, Reversal reversal) {
        boolean empty = here.run().operation() == Operation.INSTALL;
        ReleaseId release = here.run().after();
        return new Step(
                HostRun.moving(
                        "start",
                        change,
                        Estimate.seconds(90, "a first start makes accounts, tables and organizations"),
                        empty ? Estimate.bytes(1_000_000_000, "empty stores and logs") : NO_SPACE,
                        Services.START,
                        reversal),
                () -> {
                    HostSite.handOver(here.run(), new Home(here.places().home()));
                    return up(release);
                },
                () -> here.data().stop(here.commands(), release));
    }

    Step stop() {
        ReleaseId release = here.run().before();
        return new Step(
                HostRun.moving(
                        "stop",
                        "Stops every component of " + release,
                        Estimate.seconds(15, "the grace of the slowest"),
                        NO_SPACE,
                        Services.STOP,
                        new Undo("it is started again")),
                () -> here.data().stop(here.commands(), release),
                () -> up(release));
    }

    private String up(ReleaseId release) throws IOException, InterruptedException {
        return here.commands().stack(release, "start", HostRun.START, "up", "--simulation", "off");
    }

    Step check() {
        return Step.reading(
                step(
                        "check",
                        "Signs in, sends one event as demo2 and waits until that very event is counted",
                        Estimate.seconds(20, "a checkpoint is made every 5 s"),
                        NO_SPACE,
                        new Nothing()),
                () -> here.commands().stack(here.run().after(), "check", HostRun.START, "check"));
    }

    Step service() {
        HostService service = new HostService(here.places(), here.commands());
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
}
