package io.atrium.warehouse.migrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One DDL file.
 *
 * @param version number in its name, from 1
 * @param file its name, such as {@code V001__raw.sql}
 * @param checksum SHA-256 over its text with line ends normalized, in hex; the same for one node and a cluster
 * @param statements its statements, templates not yet rendered
 */
public record Migration(int version, String file, String checksum, List<String> statements) {

    private static final Pattern FILE_NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");

    public Migration {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a file's text.
     *
     * @throws MigrationFailure.BadFile if the name or the text is not well-formed
     */
    public static Migration parse(String file, String text) {
        Matcher name = FILE_NAME.matcher(file);
        if (!name.matches()) {
            throw new MigrationFailure.BadFile(file, "the name must look like V001__what.sql");
        }
        String normalized = text.replace("\r\n", "\n");
        List<String> statements = SqlStatements.of(file, normalized);
        if (statements.isEmpty()) {
            throw new MigrationFailure.BadFile(file, "there is no statement in it");
        }
        return new Migration(Integer.parseInt(name.group(1)), file, sha256(normalized), statements);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
