package io.atrium.installer.importer;

/**
 * A row that was not counted.
 *
 * @param line where it is in the file, from 1, the header included
 * @param field what is wrong about it
 * @param code stable name of the reason
 * @param message the reason in words
 */
record RejectedRow(long line, String field, String code, String message) {}
