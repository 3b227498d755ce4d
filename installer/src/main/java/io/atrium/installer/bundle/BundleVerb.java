package io.atrium.installer.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all verbs about bundles have: failures become a sentence and an exit code of their own. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done, and nothing is wrong",
            "1:something failed that is none of the below, a full disk for example",
            "2:wrong options, or a file cannot be read",
            "3:chunks are still to come (join)",
            "20:the file is not a bundle, or the frame of an entry was changed",
            "21:the file ends too early",
            "22:something follows the end of the bundle",
            "23:an entry leads out of the bundle, or is a link",
            "24:two entries have one name, or differ by case only",
            "25:the manifest or its signature is missing",
            "26:the manifest was changed after it was signed, or the signature was",
            "27:signed by another key than the one that is trusted",
            "28:the manifest cannot be read",
            "29:an entry's bytes, size or mode are not those of the manifest",
            "30:an entry of the manifest is missing",
            "31:an entry is not in the manifest",
            "32:entries are in another order than in the manifest",
            "33:a chunk is missing",
            "34:a chunk's bytes are not those of the index",
            "35:a chunk holds what belongs to another",
            "40:an input of the bundle is missing",
            "41:an input is not the one that the lock file names",
            "42:this system cannot do that"
        })
public abstract class BundleVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter complaints = spec().commandLine().getErr();
        try {
            return run(spec().commandLine().getOut());
        } catch (BundleFailure e) {
            complaints.println(e.getMessage());
            return e.exitCode();
        } catch (NoSuchFileException | FileNotFoundException e) {
            complaints.println("There is no file " + e.getMessage() + ".");
            return BundleFailure.Reason.USAGE.exitCode();
        } catch (IllegalArgumentException e) {
            complaints.println(e.getMessage());
            return BundleFailure.Reason.USAGE.exitCode();
        } catch (IOException e) {
            complaints.println(e.getMessage() == null ? e.toString() : e.getMessage());
            return 1;
        } finally {
            complaints.flush();
        }
    }

    protected abstract int run(PrintWriter out) throws IOException, BundleFailure, InterruptedException;

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        return spec;
    }
}
