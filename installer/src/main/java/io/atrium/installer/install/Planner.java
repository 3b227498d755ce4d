package io.atrium.installer.install;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.bundle.UpgradePath;
import io.atrium.installer.bundle.Version;
import io.atrium.installer.install.InstallFailure.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides what has to be done; changes nothing. */
final class Planner {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Target target;
    private final Journal journal;
    private final Clock clock;
    private final RandomGenerator random;

    Planner(Target target, Journal journal, Clock clock, RandomGenerator random) {
        this.target = target;
        this.journal = journal;
        this.clock = clock;
        this.random = random;
    }

    /** What is to be done. */
    sealed interface Decision {

        /** A new run. */
        record Begin(Plan plan) implements Decision {}

        /** A run that was cut off. */
        record GoOn(Plan plan, Recorded recorded) implements Decision {}

        /** A run that was cut off, backwards. */
        record TakeBack(Plan plan, Recorded recorded) implements Decision {}

        /** Nothing. */
        record Nothing(String why) implements Decision {}
    }

    /** For a bundle: an installation where there is none, else an upgrade. */
    Decision forBundle(OpenBundle bundle) throws IOException, BundleFailure, InstallFailure, InterruptedException {
        ReleaseId wanted = id(bundle);
        Optional<Recorded> unfinished = journal.unfinished();
        if (unfinished.isPresent()) {
            return forBundle(unfinished.orElseThrow().run().operation(), bundle);
        }
        Optional<ReleaseId> installed = target.installed();
        return forBundle(
                installed.isEmpty() || installed.orElseThrow().equals(wanted) ? Operation.INSTALL : Operation.UPGRADE,
                bundle);
    }

    /** For a bundle and what somebody wants with it. */
    Decision forBundle(Operation operation, OpenBundle bundle)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        ReleaseId wanted = id(bundle);
        Optional<Recorded> unfinished = journal.unfinished();
        if (unfinished.isPresent()) {
            return goOn(unfinished.orElseThrow(), operation, wanted, bundle);
        }
        Optional<ReleaseId> installed = target.installed();
        if (installed.isPresent() && installed.orElseThrow().equals(wanted)) {
            return same(wanted, bundle);
        }
        return operation == Operation.INSTALL ? install(installed, wanted, bundle) : upgrade(installed, wanted, bundle);
    }

    private Decision goOn(Recorded recorded, Operation operation, ReleaseId wanted, OpenBundle bundle)
            throws IOException, InstallFailure {
        Run run = recorded.run();
        if (run.operation() != operation || !wanted.equals(run.to())) {
            throw unfinished(recorded);
        }
        return new Decision.GoOn(plan(run, bundle), recorded);
    }

    private Decision same(ReleaseId wanted, OpenBundle bundle)
            throws IOException, InstallFailure, InterruptedException {
        if (target.starting().isEmpty() || target.isAsWanted()) {
            target.agree();
            return new Decision.Nothing(
                    wanted + " is installed" + (target.isAsked() ? " and runs." : ".") + " Nothing to do.");
        }
        Map<String, String> options = new LinkedHashMap<>(target.options(Operation.INSTALL, "", null));
        options.put("data", "kept from before");
        Run run = run(Operation.INSTALL, wanted, wanted, options);
        return new Decision.Begin(plan(run, bundle, target.starting()));
    }

    private Decision install(Optional<ReleaseId> installed, ReleaseId wanted, OpenBundle bundle)
            throws IOException, InstallFailure {
        if (installed.isPresent()) {
            throw new InstallFailure(
                    Reason.NOT_THERE,
                    installed.orElseThrow() + " is installed here: atrium upgrade brings it to " + wanted + ".");
        }
        return begin(Operation.INSTALL, null, wanted, null, bundle);
    }

    private Decision upgrade(Optional<ReleaseId> installed, ReleaseId wanted, OpenBundle bundle)
            throws IOException, InstallFailure {
        if (installed.isEmpty()) {
            throw new InstallFailure(
                    Reason.NOT_THERE, "Nothing is installed here: atrium install installs " + wanted + ".");
        }
        ReleaseId now = installed.orElseThrow();
        UpgradePath path = bundle.manifest().upgrade();
        Optional<String> objection = path.objection(Version.of(now.version()), Version.of(wanted.version()));
        if (objection.isPresent()) {
            throw new InstallFailure(Reason.REFUSED, objection.orElseThrow());
        }
        return begin(Operation.UPGRADE, now, wanted, null, bundle);
    }

    /** Back to what was before: of a run that was cut off or has failed, else of the last upgrade. */
    Decision rollback() throws IOException, InstallFailure {
        List<Recorded> runs = new ArrayList<>(journal.runs());
        Collections.reverse(runs);
        if (runs.isEmpty()) {
            throw new InstallFailure(Reason.NOT_THERE, "Nothing was done here that could be taken back.");
        }
        Recorded last = runs.get(0);
        Plan plan = plan(last.run(), null);
        if (last.isOpen() && last.run().operation() == Operation.ROLLBACK) {
            return new Decision.GoOn(plan, last);
        }
        if (last.isOpen() && !Engine.isBeyondReturn(plan, last)) {
            return new Decision.TakeBack(plan, last);
        }
        Run upgrade = runs.stream()
                .filter(recorded -> recorded.isOpen() || !recorded.isUndoing())
                .map(Recorded::run)
                .filter(run -> run.from() == null || !run.from().equals(run.to()))
                .findFirst()
                .filter(run -> run.operation() == Operation.UPGRADE)
                .orElseThrow(() -> new InstallFailure(
                        Reason.NOT_THERE,
                        "The last thing that was done here was not an upgrade ("
                                + last.run().title() + "), so there is nothing to go back to."));
        return begin(Operation.ROLLBACK, upgrade.after(), upgrade.before(), upgrade, null);
    }

    /** Away with it. */
    Decision uninstall() throws IOException, InstallFailure {
        Optional<Recorded> unfinished = journal.unfinished();
        if (unfinished.isPresent()) {
            Recorded recorded = unfinished.orElseThrow();
            if (recorded.run().operation() == Operation.INSTALL
                    && Engine.isBeyondReturn(plan(recorded.run(), null), recorded)) {
                // A first installation that stays open has no way back but this.
                return begin(Operation.UNINSTALL, recorded.run().after(), null, null, null);
            }
            if (recorded.run().operation() != Operation.UNINSTALL) {
                throw unfinished(recorded);
            }
            return new Decision.GoOn(plan(recorded.run(), null), recorded);
        }
        Optional<ReleaseId> installed = target.installed();
        return installed.isEmpty()
                ? new Decision.Nothing("Nothing is installed here. Nothing to do.")
                : begin(Operation.UNINSTALL, installed.orElseThrow(), null, null, null);
    }

    private Decision begin(
            Operation operation,
            @Nullable ReleaseId from,
            @Nullable ReleaseId to,
            @Nullable Run upgrade,
            @Nullable OpenBundle bundle)
            throws IOException, InstallFailure {
        Run empty = run(operation, from, to, Map.of());
        Map<String, String> options = target.options(operation, empty.id(), upgrade);
        Run run = new Run(empty.id(), empty.begun(), operation, target.id(), from, to, options, List.of());
        List<Step> steps = target.steps(run, bundle);
        return new Decision.Begin(plan(run, bundle, steps.stream().map(Step::id).toList()));
    }

    private Run run(
            Operation operation, @Nullable ReleaseId from, @Nullable ReleaseId to, Map<String, String> options) {
        String id = STAMP.format(clock.instant()) + "-" + String.format(Locale.ROOT, "%04x", random.nextInt(1 << 16));
        return new Run(id, clock.instant(), operation, target.id(), from, to, options, List.of());
    }

    private Plan plan(Run run, @Nullable OpenBundle bundle) throws IOException {
        return plan(run, bundle, run.steps());
    }

    private Plan plan(Run run, @Nullable OpenBundle bundle, List<String> chosen) throws IOException {
        Run whole = run.with(chosen);
        List<Step> steps = target.steps(whole, bundle).stream()
                .filter(step -> chosen.contains(step.id()))
                .toList();
        return new Plan(whole, steps);
    }

    static ReleaseId id(OpenBundle bundle) throws IOException, BundleFailure {
        return new ReleaseId(bundle.manifest().version(), bundle.digest());
    }

    private static InstallFailure unfinished(Recorded recorded) {
        Run run = recorded.run();
        String go = run.operation() == Operation.INSTALL || run.operation() == Operation.UPGRADE
                ? "atrium " + run.operation().id() + " with the bundle of " + run.after()
                : "atrium " + run.operation().id();
        return new InstallFailure(
                Reason.UNFINISHED,
                "A run to " + run.title() + ", of " + run.begun() + ", has not been finished"
                        + (recorded.failure().isEmpty() ? "" : " (" + recorded.failure() + ")") + ". Go on with it: "
                        + go
                        + "; or take it back: atrium rollback.");
    }
}
