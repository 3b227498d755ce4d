package io.atrium.server.directory;

import org.jspecify.annotations.Nullable;

/** One step that an import takes. Planned without touching anything, applied in one transaction. */
sealed interface DirectoryOperation {

    /** A department that is new. */
    record CreateDepartment(int number, String code, String name) implements DirectoryOperation {}

    /** A department that has another name now. */
    record RenameDepartment(int number, String name) implements DirectoryOperation {}

    /** The history of a department in the tree, or of its owner, changes; {@code before} is null for a new one. */
    record PlaceDepartment(int number, @Nullable Timeline<Placement> before, Timeline<Placement> after)
            implements DirectoryOperation {}

    /** A member that is new. */
    record CreateMember(int number, String externalId, String name) implements DirectoryOperation {}

    /** A member that has another name now. */
    record RenameMember(int number, String name) implements DirectoryOperation {}

    /** The history of a member's assignments changes; {@code before} is null for a new one. */
    record AssignMember(int number, @Nullable Timeline<Assignment> before, Timeline<Assignment> after)
            implements DirectoryOperation {}
}
