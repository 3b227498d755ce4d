package io.atrium.server.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One faulty part of a request.
 *
 * @param field path of the field, for example {@code smtp.port}, or the column of a CSV file
 * @param index position in a batch, from 0
 * @param line line of a file, from 1
 * @param code stable, kebab-case
 * @param message what is wrong and what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        @Nullable String field,
        @Nullable Integer index,
        @Nullable Integer line,
        String code,
        String message) {
    /** An error in a field of a JSON body. */
    public static FieldError of(String field, String code, String message) {
        return new FieldError(field, null, null, code, message);
    }

    /** An error in one item of a batch. */
    public static FieldError at(int index, String field, String code, String message) {
        return new FieldError(field, index, null, code, message);
    }

    /** An error in a line of a file. */
    public static FieldError line(int line, @Nullable String field, String code, String message) {
        return new FieldError(field, null, line, code, message);
    }
}
