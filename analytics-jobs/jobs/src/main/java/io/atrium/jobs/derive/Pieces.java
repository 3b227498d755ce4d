package io.atrium.jobs.derive;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Cuts events into the pieces of one derivation. For one thread. */
public final class Pieces<E> {
    private final Derivation<E, ?> derivation;
    private final FragmentFormat<E> format;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);

    public Pieces(Derivation<E, ?> derivation) {
        this.derivation = derivation;
        this.format = derivation.fragments();
    }

    /** Hands out the pieces of an event, one for each of its keys. */
    public void of(CountedEvent event, Consumer<Piece> pieces) {
        derivation.keysOf(event, key -> pieces.accept(piece(event, key)));
    }

    private Piece piece(CountedEvent event, DerivationKey key) {
        bytes.reset();
        try {
            format.write(derivation.fragment(event, key), out);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
        return Piece.arrived(key, event, format.version(), bytes.toByteArray());
    }
}
