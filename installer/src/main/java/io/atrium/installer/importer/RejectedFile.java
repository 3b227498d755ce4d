package io.atrium.installer.importer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The rows that were not taken, as CSV: why, and the original columns. There is no file as long as there is no such row. For one thread. */
final class RejectedFile implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Path path;
    private final List<String> header;
    private @Nullable FileChannel channel;
    private long size;

    /** Goes on after {@code size} bytes: what an aborted run wrote after its last noted state is cut off. */
    RejectedFile(Path path, List<String> originalHeader, long size) throws IOException {
        this.path = path;
        List<String> names = new ArrayList<>(List.of("line", "field", "code", "message"));
        names.addAll(originalHeader);
        this.header = List.copyOf(names);
        this.size = size;
        if (size == 0) {
            Files.deleteIfExists(path);
        } else {
            open();
        }
    }

    /** Appends; what is there is on the disk when this returns. The answer is the file's new size. */
    long append(List<Row.Rejection> rejections) throws IOException {
        if (rejections.isEmpty()) {
            return size;
        }
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            if (size == 0) {
                printer.printRecord(header);
            }
            for (Row.Rejection rejection : rejections) {
                printer.printRecord(fields(rejection));
            }
        }
        FileChannel open = open();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
        while (bytes.hasRemaining()) {
            size += open.write(bytes);
        }
        open.force(false);
        return size;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Files.createDirectories(path.getParent());
            open = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            open.truncate(size).position(size);
            channel = open;
        }
        return open;
    }

    private static List<String> fields(Row.Rejection rejection) {
        List<String> fields = new ArrayList<>();
        fields.add(Long.toString(rejection.line()));
        fields.add(rejection.problem().field());
        fields.add(rejection.problem().code());
        fields.add(rejection.problem().message());
        fields.addAll(rejection.values());
        return fields;
    }
}
