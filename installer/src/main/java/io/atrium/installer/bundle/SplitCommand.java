package io.atrium.installer.bundle;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium bundle split}. */
@Command(
        name = "split",
        description = "Cuts a bundle into chunks with a checksum each, and an index that bundle join needs.")
final class SplitCommand extends BundleVerb {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(kB|MB|GB)?", Pattern.CASE_INSENSITIVE);

    @Parameters(paramLabel = "<bundle>", description = "the file")
    private Path file = Path.of("");

    @Option(
            names = "--size",
            defaultValue = "4000MB",
            description = "bytes of a chunk, or kB, MB, GB (default: ${DEFAULT-VALUE}, which every file system takes)")
    private String size = "4000MB";

    @Option(names = "--to", required = true, paramLabel = "<folder>", description = "where the chunks go")
    private Path to = Path.of("");

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure {
        ChunkIndex index = new Splitter(bytes(size)).split(file, to);
        for (ChunkIndex.Chunk chunk : index.chunks()) {
            out.println(chunk.file() + "  " + Amount.bytes(chunk.size()) + "  " + chunk.sha256());
        }
        out.println(to.resolve(index.file() + ChunkIndex.ENDING) + ": "
                + index.chunks().size() + " chunks");
        out.flush();
        return 0;
    }

    static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--size: 700MB or 4GB for example, not " + text);
        }
        String unit = matcher.group(2);
        long factor = unit == null
                ? 1
                : switch (unit.toUpperCase(Locale.ROOT)) {
                    case "KB" -> 1_000L;
                    case "MB" -> 1_000_000L;
                    default -> 1_000_000_000L;
                };
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
    }
}
