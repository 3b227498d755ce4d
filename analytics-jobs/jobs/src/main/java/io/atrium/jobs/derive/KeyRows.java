package io.atrium.jobs.derive;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a derivation on what is kept of a key. For one thread. */
final class KeyRows<E, R extends DerivedRow> {
    private final Derivation<E, R> derivation;
    private final FragmentFormat<E> fragments;
    private final Map<Class<?>, RowFormat<?>> formats = new HashMap<>();
    private final MessageDigest sha256;

    KeyRows(Derivation<E, R> derivation) {
        this.derivation = derivation;
        this.fragments = derivation.fragments();
        derivation.rows().forEach(format -> formats.put(format.rows(), format));
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The rows that these events make. */
    List<WrittenRow> of(DerivationKey key, List<Fragments.Entry> entries) throws IOException {
        List<E> events = new ArrayList<>(entries.size());
        for (Fragments.Entry entry : entries) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry.fragment()));
            events.add(fragments.read(entry.version(), entry.timeMillis(), in));
        }
        Set<WrittenRow> rows = new LinkedHashSet<>();
        if (!events.isEmpty()) {
            derivation.derive(key, events, row -> rows.add(written(row)));
        }
        return List.copyOf(rows);
    }

    private WrittenRow written(DerivedRow row) {
        RowFormat<?> format = formats.get(row.getClass());
        if (format == null) {
            throw new IllegalArgumentException(derivation.name() + " has no table for " + row.getClass());
        }
        try {
            return WrittenRow.of(format, row, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
    }
}
