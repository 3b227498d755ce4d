package io.atrium.installer.importer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a first look through a file finds.
 *
 * @param checksum SHA-256 of the file as it is, in hexadecimal: the name under which progress is remembered
 * @param rows good and bad rows
 * @param bad rows that cannot be read as a message
 * @param earliest the time of the first message; null when there is none
 * @param ignoredColumns columns that mean nothing here
 */
record Survey(
        String checksum, long rows, long bad, @Nullable Instant earliest, List<String> ignoredColumns) {

    static Survey of(Path file) throws IOException, InterruptedException {
        Counting counting = new Counting();
        try (MessageFile messages = MessageFile.open(file)) {
            messages.read(counting);
            return new Survey(
                    checksum(file), counting.rows + counting.bad, counting.bad, counting.earliest, messages.ignored());
        }
    }

    private static String checksum(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static final class Counting implements MessageFile.Rows {

        private long rows;
        private long bad;
        private @Nullable Instant earliest;

        @Override
        public void message(MessageRow row) {
            rows++;
            if (earliest == null || row.time().isBefore(earliest)) {
                earliest = row.time();
            }
        }

        @Override
        public void rejected(RejectedRow row) {
            bad++;
        }
    }
}
