package io.atrium.installer.install;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.install.Journal.Event;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Applies plans. Whoever calls it holds the lock. */
final class Engine {

    private final Journal journal;
    private final Clock clock;
    private final Progress progress;

    Engine(Journal journal, Clock clock, Progress progress) {
        this.journal = journal;
        this.clock = clock;
        this.progress = progress;
    }

    /** Carries out a new plan. */
    Outcome apply(Plan plan) throws IOException, InterruptedException {
        journal.planned(plan.run());
        progress.started(plan.run(), 0);
        return advance(plan, new Recorded(plan.run()));
    }

    /** Goes on with a plan that was begun: forwards, or backwards when it was being taken back. */
    Outcome resume(Plan plan, Recorded recorded) throws IOException, InterruptedException {
        progress.started(plan.run(), recorded.endedSteps());
        return recorded.isUndoing() ? undo(plan, recorded, "the run was being taken back") : advance(plan, recorded);
    }

    /** Takes back a plan that was begun; the caller has asked whether that is possible. */
    Outcome undo(Plan plan, Recorded recorded) throws IOException, InterruptedException {
        return undo(plan, recorded, "it was asked for");
    }

    /** Whether a run has begun a step that is not taken back by itself. */
    static boolean isBeyondReturn(Plan plan, Recorded recorded) {
        return plan.steps().stream().anyMatch(step -> step.isFinal() && recorded.hasBegun(step.id()));
    }

    private Outcome advance(Plan plan, Recorded recorded) throws IOException, InterruptedException {
        List<Step> begun = new ArrayList<>();
        for (Step step : plan.steps()) {
            begun.add(step);
            if (recorded.hasEnded(step.id())) {
                continue;
            }
            journal.step(plan.run(), Event.BEGUN, step.id(), "");
            progress.began(step.description());
            Instant began = clock.instant();
            String text;
            try {
                text = step.action().apply();
            } catch (IOException | BundleFailure | RuntimeException e) {
                return failed(plan, begun, step, e);
            }
            progress.did(step.description());
            String took = String.format(
                    Locale.ROOT,
                    " (%.1f s)",
                    Duration.between(began, clock.instant()).toMillis() / 1e3);
            journal.step(plan.run(), Event.ENDED, step.id(), text + took);
            progress.ended(step.description(), text + took);
        }
        journal.ended(plan.run(), Event.FINISHED, "");
        return new Outcome.Done();
    }

    private Outcome failed(Plan plan, List<Step> begun, Step step, Exception failure)
            throws IOException, InterruptedException {
        String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        journal.step(plan.run(), Event.FAILED, step.id(), why);
        progress.failed(step.description(), why);
        if (begun.stream().anyMatch(Step::isFinal)) {
            return new Outcome.Stuck(step.id(), why);
        }
        Outcome outcome = undo(plan, begun, step.id() + " failed: " + why);
        return outcome instanceof Outcome.Done ? new Outcome.RolledBack(step.id(), why) : outcome;
    }

    private Outcome undo(Plan plan, Recorded recorded, String why) throws IOException, InterruptedException {
        List<Step> left = plan.steps().stream()
                .filter(step -> recorded.hasBegun(step.id()) && !recorded.isUndone(step.id()))
                .toList();
        Outcome outcome = undo(plan, left, why);
        return outcome instanceof Outcome.Done ? new Outcome.RolledBack("", why) : outcome;
    }

    private Outcome undo(Plan plan, List<Step> begun, String why) throws IOException, InterruptedException {
        List<Step> reverse = new ArrayList<>(begun);
        Collections.reverse(reverse);
        for (Step step : reverse) {
            journal.step(plan.run(), Event.UNDOING, step.id(), why);
            progress.undoing(step.description());
            try {
                step.undo().run();
            } catch (IOException | RuntimeException e) {
                String problem = "cannot be taken back: " + e.getMessage();
                journal.step(plan.run(), Event.FAILED, step.id(), problem);
                progress.failed(step.description(), problem);
                return new Outcome.Stuck(step.id(), problem);
            }
            journal.step(plan.run(), Event.UNDONE, step.id(), "");
        }
        journal.ended(plan.run(), Event.ROLLED_BACK, why);
        return new Outcome.Done();
    }
}
