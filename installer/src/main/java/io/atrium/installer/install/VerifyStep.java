package io.atrium.installer.install;

import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.install.Reversal.Nothing;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every target does before it installs anything: every byte of the bundle against what was signed. */
final class VerifyStep {

    /** Bytes a second, of docs/install.md, Measured. */
    private static final long VERIFIED = 70_000_000;

    private VerifyStep() {}

    /**
     * The step.
     *
     * @param bundle null in a run that is only taken back
     * @param place what the plan calls the machine that reads it
     */
    static Step of(@Nullable OpenBundle bundle, String place) throws IOException {
        long size = bundle == null ? 0 : bundle.size();
        return Step.reading(
                new Description(
                        "verify",
                        "Compares every byte of the bundle with what was signed",
                        List.of(place),
                        Estimate.reading(size, VERIFIED, "reading"),
                        Estimate.none(Estimate.Unit.BYTES),
                        Services.UNTOUCHED,
                        new Nothing()),
                () -> {
                    if (bundle == null) {
                        throw new IllegalStateException("this step needs the bundle: name it on the command line");
                    }
                    bundle.check();
                    return "Signed by " + bundle.signer().fingerprint() + "; nothing missing, nothing extra.";
                });
    }
}
