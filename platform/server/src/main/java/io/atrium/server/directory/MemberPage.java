package io.atrium.server.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of members.
 *
 * @param next what to send as {@code after} for the next part; absent at the end
 */
public record MemberPage(List<MemberLine> members, @Nullable Integer next) {

    public MemberPage {
        members = List.copyOf(members);
    }
}
