package io.atrium.jobs.ingest;

import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.Derive;
import io.atrium.jobs.derive.Derived;
import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.Piece;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Puts the derivations behind the facts. */
final class Deriving {
    private final IngestJob.Ends ends;
    private final IngestOptions options;
    private final Derive.Start start;

    Deriving(IngestJob.Ends ends, IngestOptions options, Derive.Start start) {
        this.ends = ends;
        this.options = options;
        this.start = start;
    }

    void compose(DataStream<IngestRow> rows) {
        for (Job job : options.jobs()) {
            for (Derivation<?, ?> derivation : job.derivations(options.sessionGap())) {
                compose(rows, derivation);
            }
        }
    }

    private <E, R extends DerivedRow> void compose(DataStream<IngestRow> rows, Derivation<E, R> derivation) {
        String name = derivation.name();
        SingleOutputStreamOperator<Piece> pieces = rows.flatMap(new CutPieces(derivation))
                .returns(new Piece.Type())
                .uid(name + "-pieces")
                .name(name + "-pieces");
        byKey(pieces)
                .transform(name, new Derived.Type(), new Derive<>(derivation, ends.notices(), options.derive(), start))
                .uid(name)
                .name(name)
                .sinkTo(ends.derived().to(derivation))
                .uid(name + "-facts")
                .name(name + "-facts");
    }

    /** As with the judge: one subtask is handed everything in one thread. */
    private KeyedStream<Piece, DerivationKey> byKey(DataStream<Piece> pieces) {
        return options.parallelism() == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(pieces, Piece::key, new DerivationKey.Type())
                : pieces.keyBy(Piece::key, new DerivationKey.Type());
    }
}
