package io.atrium.installer.install;

import static io.atrium.installer.install.HostRun.NO_SPACE;
import static io.atrium.installer.install.HostRun.NO_TIME;
import static io.atrium.installer.install.HostRun.step;

import io.atrium.installer.install.Reversal.Nothing;
import io.atrium.installer.install.Reversal.Undo;
import java.io.IOException;

/** The steps that bring a release onto this machine. */
record ReleaseSteps(HostRun here) {

    private static final long UNPACKED = 60_000_000;

    Step preflight() {
        return Step.reading(
                step(
                        "preflight",
                        "Checks this machine",
                        Estimate.seconds(5, "disks are measured for 2 s"),
                        NO_SPACE,
                        new Nothing()),
                new HostCheck(here.places(), here.run())::apply);
    }

    Step verify() throws IOException {
        return VerifyStep.of(here.source(), HostRun.HERE);
    }

    Step unpack() {
        ReleaseId id = here.run().after();
        Unpacking unpacking = new Unpacking(here.places(), id);
        return new Step(
                step(
                        "unpack",
                        "Puts the release into " + here.places().release(id) + ", beside others",
                        Estimate.reading(here.unpacked(), UNPACKED, "writing"),
                        here.release(),
                        new Undo("the folder is deleted")),
                () -> unpacking.apply(here.bundle()),
                unpacking::undo);
    }

    Step prepare() {
        return Step.reading(
                step(
                        "prepare",
                        "Makes Keycloak's build step within the release",
                        Estimate.seconds(45, "42 s of processor time were measured"),
                        NO_SPACE,
                        new Undo("goes with the release")),
                () -> here.commands().stack(here.run().after(), "prepare", HostRun.START, "prepare"));
    }

    /** The link to the release that counts. */
    Step point() {
        HostPlaces places = here.places();
        ReleaseId before = here.run().from();
        ReleaseId after = here.run().after();
        String done = places.current() + " leads to " + after;
        return new Step(
                step(
                        "switch",
                        done,
                        NO_TIME,
                        NO_SPACE,
                        new Undo("it leads to " + (before == null ? "nothing" : before) + " again")),
                () -> {
                    places.point(after);
                    return done + ".";
                },
                () -> {
                    if (before == null) {
                        places.pointNowhere();
                    } else {
                        places.point(before);
                    }
                });
    }
}
