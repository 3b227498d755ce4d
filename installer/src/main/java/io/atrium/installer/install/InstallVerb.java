package io.atrium.installer.install;

import io.atrium.installer.api.CodedFailure;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.install.InstallFailure.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all verbs about installations have: failures become sentences and an exit code of their own. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:something failed that is none of the below",
            "2:wrong options, or a file cannot be read",
            "20 to 42:something is wrong with the bundle; atrium bundle verify --help lists them",
            "50:something is wrong in the site file",
            "60:a step failed, and everything was taken back",
            "61:a step failed and was not taken back: mend what it says, then run the same command again",
            "62:another run is at work",
            "63:another run has not been finished",
            "64:this bundle, target or site cannot be installed so",
            "65:nothing is installed here, or another version than the command needs",
            "66:the journal cannot be read"
        })
abstract class InstallVerb implements Callable<Integer> {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--yes", description = "do not ask before anything is changed")
    private boolean yes;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter complaints = spec().commandLine().getErr();
        PrintWriter out = spec().commandLine().getOut();
        try {
            if (!yes) {
                ask(target, out);
            }
            return run(target.target(), out);
        } catch (CodedFailure e) {
            complaints.println(e.getMessage());
            return e.exitCode();
        } catch (NoSuchFileException e) {
            complaints.println("There is no file " + e.getMessage() + ".");
            return Reason.USAGE.exitCode();
        } catch (IllegalArgumentException e) {
            complaints.println(e.getMessage());
            return Reason.USAGE.exitCode();
        } catch (IOException e) {
            complaints.println(e.getMessage() == null ? e.toString() : e.getMessage());
            return 1;
        } finally {
            complaints.flush();
        }
    }

    /** Asks what was not said, where somebody can be asked. */
    void ask(TargetOptions where, PrintWriter out) throws IOException {
        // Most verbs are about what is there.
    }

    protected abstract int run(Target where, PrintWriter out)
            throws IOException, BundleFailure, InstallFailure, InterruptedException;

    static Journal journal(Target where) {
        return new Journal(where.state().resolve("journal.jsonl"), Clock.systemUTC());
    }

    static Planner planner(Target where) {
        return new Planner(where, journal(where), Clock.systemUTC(), new SecureRandom());
    }

    /** Makes decisions while nobody else does, and carries them out. */
    int carryOut(Target where, Deciding deciding, PrintWriter out)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        // Whoever only asks, or has nothing to do, leaves no trace: the lock comes with the first change.
        Planner.Decision first = deciding.decide(planner(where));
        if (first instanceof Planner.Decision.Nothing nothing) {
            out.println(nothing.why());
            out.flush();
            return 0;
        }
        if (first instanceof Planner.Decision.Begin begin) {
            PlanOutput.text(begin.plan(), out);
            PlanOutput.notes(where.notes(), out);
            confirm(out);
        } else if (first instanceof Planner.Decision.TakeBack back) {
            out.println("Taking back the run to " + back.plan().run().title() + ".");
            confirm(out);
        }
        return InstallLock.hold(where.state(), () -> carryOut(where, deciding.decide(planner(where)), out));
    }

    /** Decides. */
    interface Deciding {
        Planner.Decision decide(Planner planner)
                throws IOException, BundleFailure, InstallFailure, InterruptedException;
    }

    private static int carryOut(Target where, Planner.Decision decision, PrintWriter out)
            throws IOException, InstallFailure, InterruptedException {
        // Decided again under the lock: what was shown is from just before it.
        Engine engine = new Engine(journal(where), Clock.systemUTC(), new PrintedProgress(out));
        Outcome outcome;
        Run run;
        if (decision instanceof Planner.Decision.Begin begin) {
            run = begin.plan().run();
            outcome = engine.apply(begin.plan());
        } else if (decision instanceof Planner.Decision.GoOn goOn) {
            run = goOn.plan().run();
            outcome = engine.resume(goOn.plan(), goOn.recorded());
        } else if (decision instanceof Planner.Decision.TakeBack back) {
            run = back.plan().run();
            outcome = engine.undo(back.plan(), back.recorded());
        } else {
            return 0;
        }
        return conclude(where, run, outcome, decision instanceof Planner.Decision.TakeBack, out);
    }

    private static int conclude(Target where, Run run, Outcome outcome, boolean asked, PrintWriter out)
            throws IOException, InstallFailure {
        if (outcome instanceof Outcome.Stuck stuck) {
            throw new InstallFailure(
                    Reason.STUCK,
                    "The run to " + run.title() + " stopped at “" + stuck.step()
                            + "”. Mend what it says, then run the same command"
                            + " again: it goes on there. atrium rollback goes back where that is possible.");
        }
        if (outcome instanceof Outcome.RolledBack && !asked) {
            throw new InstallFailure(
                    Reason.ROLLED_BACK,
                    "The run to " + run.title() + " was taken back: everything is as it was before.");
        }
        out.println(asked ? "Taken back." : "Done: " + run.title() + ".");
        List<String> summary = asked ? List.of() : where.summary(run);
        summary.forEach(line -> out.println("  " + line));
        out.flush();
        if (run.operation() == Operation.UNINSTALL && run.has("data")) {
            Trees.delete(where.state());
            where.leave();
        }
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // Java 17 runs this.
    private void confirm(PrintWriter out) throws InstallFailure {
        if (yes) {
            return;
        }
        if (System.console() == null) {
            throw new InstallFailure(
                    Reason.USAGE,
                    "Nobody can be asked here, and nothing was changed: say --yes when this is what you want.");
        }
        out.print("Go on? [y/N] ");
        out.flush();
        String answer = System.console().readLine();
        if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
            throw new InstallFailure(Reason.USAGE, "Nothing was changed.");
        }
    }

    CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        return spec;
    }
}
