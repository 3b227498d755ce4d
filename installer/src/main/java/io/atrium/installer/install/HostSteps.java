package io.atrium.installer.install;

import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps on one machine, in their order. */
final class HostSteps {

    private final Run run;
    private final ReleaseSteps release;
    private final StackSteps stack;
    private final DataSteps data;

    /** @param bundle null when nothing will be installed from it: steps that need it can then only be taken back */
    HostSteps(HostPlaces places, Run run, @Nullable OpenBundle bundle, Processes processes) {
        HostRun here = new HostRun(places, run, bundle, new ReleaseCommands(places, processes));
        this.run = run;
        this.release = new ReleaseSteps(here);
        this.stack = new StackSteps(here);
        this.data = new DataSteps(here);
    }

    List<Step> all() throws IOException {
        return switch (run.operation()) {
            case INSTALL -> install();
            case UPGRADE -> upgrade();
            case ROLLBACK ->
                List.of(
                        data.room(),
                        stack.stop(),
                        data.restore(),
                        release.point(),
                        stack.start(),
                        stack.check(),
                        data.discard());
            case UNINSTALL -> List.of(stack.stop(), data.remove());
        };
    }

    private List<Step> install() throws IOException {
        List<Step> steps = new ArrayList<>(List.of(
                release.preflight(),
                release.verify(),
                data.room(),
                release.unpack(),
                data.folder(),
                release.prepare(),
                release.point(),
                stack.start(),
                stack.check()));
        if (run.has("service")) {
            steps.add(stack.service());
        }
        return steps;
    }

    private List<Step> upgrade() throws IOException {
        List<Step> steps = new ArrayList<>(List.of(
                release.preflight(), release.verify(), data.room(), release.unpack(), release.prepare(), stack.stop()));
        if (run.has("snapshot")) {
            steps.add(data.snapshot());
        }
        steps.addAll(List.of(release.point(), stack.migrate(), stack.check(), data.tidy()));
        return steps;
    }
}
