package io.atrium.server.directory;

import io.atrium.contract.ActorKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The names of the kinds of members in files, tables and answers: {@code human}, {@code bot}, {@code service}. */
final class Kinds {

    private Kinds() {}

    static String name(ActorKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Optional<ActorKind> named(String name) {
        return Arrays.stream(ActorKind.values())
                .filter(kind -> name(kind).equals(name))
                .findFirst();
    }
}
