package io.atrium.jobs.ingest;

import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.Piece;
import io.atrium.jobs.derive.Pieces;
import io.atrium.jobs.ingest.IngestRow.Fact;
import io.atrium.jobs.ingest.IngestRow.Replayed;
import io.atrium.jobs.replay.ReplayKey;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** From facts to what one derivation needs of them. */
final class CutPieces extends RichFlatMapFunction<IngestRow, Piece> {
    private static final long serialVersionUID = 1L;

    private final Derivation<?, ?> derivation;

    private transient @Nullable Pieces<?> pieces;

    CutPieces(Derivation<?, ?> derivation) {
        this.derivation = derivation;
    }

    @Override
    public void open(OpenContext context) {
        pieces = new Pieces<>(derivation);
    }

    @Override
    public void flatMap(IngestRow row, Collector<Piece> out) {
        if (row instanceof Fact fact) {
            Arrival.Decoded origin = fact.origin();
            CountedEvent event = new CountedEvent(
                    origin.event(), origin.intentional(), origin.record().arrivalMillis());
            Objects.requireNonNull(pieces).of(event, out::collect);
        } else if (row instanceof Replayed replayed) {
            ReplayKey key = replayed.origin().key();
            CountedEvent event = new CountedEvent(replayed.origin().event(), key.intentional(), key.arrivalMillis());
            Objects.requireNonNull(pieces).of(event, piece -> out.collect(piece.replayedFor(key.generation())));
        }
    }
}
