package io.atrium.installer.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium certificates stores}: run before each start, so that a renewed certificate takes hold with it. */
@Command(
        name = "stores",
        mixinStandardHelpOptions = true,
        description = "Writes Java's key stores (PKCS #12) from files in PEM: trust.p12, whose password is "
                + KeyStores.PUBLIC
                + ", and with --key key.p12, whose password is made anew and lies beside it in the file password.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "2:wrong options, or a file cannot be used: nothing was written"})
final class StoresCommand implements Callable<Integer> {

    private static final int UNUSABLE = 2;

    @Option(
            names = "--authority",
            required = true,
            paramLabel = "<file>",
            description = "certificates to believe; may be given several times")
    private List<Path> authorities = List.of();

    @Option(names = "--known", description = "believe those that Java knows too")
    private boolean known;

    @Option(
            names = "--certificate",
            paramLabel = "<file>",
            description = "own certificate, then those between it and the authority (with --key)")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "<file>", description = "its private key, PKCS #8 and not encrypted")
    private @Nullable Path key;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "<folder>",
            description = "where to write them, readable by their owner alone; made when it is missing")
    private Path target = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        try {
            if ((certificate == null) != (key == null)) {
                throw new IllegalArgumentException("--certificate, --key: one needs the other.");
            }
            KeyStores.Trust trust = known ? KeyStores.Trust.WITH_JAVAS : KeyStores.Trust.THESE_ALONE;
            KeyStores stores = KeyStores.of(authorities, trust);
            if (certificate != null && key != null) {
                stores = stores.with(certificate, key, new SecureRandom());
            }
            stores.write(target);
            return 0;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return UNUSABLE;
        }
    }
}
