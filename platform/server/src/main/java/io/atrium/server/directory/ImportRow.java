package io.atrium.server.directory;

import io.atrium.contract.ActorKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed line of an import. {@code null} means that the file does not speak of it, so what is known stays; an empty text clears it.
 *
 * @param end what the line says about the last day
 */
record ImportRow(
        long line,
        String user,
        String department,
        @Nullable String name,
        @Nullable String title,
        @Nullable String manager,
        @Nullable String site,
        @Nullable ActorKind kind,
        @Nullable String parentDepartment,
        @Nullable String departmentName,
        @Nullable String departmentOwner,
        @Nullable LocalDate validFrom,
        End end) {

    /** What a line says about the end of an assignment. */
    sealed interface End {}

    /** The file has no such column: a known end stays. */
    record Unstated() implements End {}

    /** The column is there and empty: no end. */
    record Open() implements End {}

    /** The first day on which the member no longer belongs to the organization. */
    record Until(LocalDate day) implements End {}
}
