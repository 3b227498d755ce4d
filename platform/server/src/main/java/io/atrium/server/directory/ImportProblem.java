package io.atrium.server.directory;

/**
 * Why a line of an import cannot be taken.
 *
 * @param line the line of the file, the header is line 1
 * @param field the column
 * @param code stable, for programs
 * @param message for people: what is wrong and what to do
 */
public record ImportProblem(long line, String field, String code, String message) {}
