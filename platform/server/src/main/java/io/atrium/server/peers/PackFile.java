package io.atrium.server.peers;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pack as its file has it, without the signature; nothing of it is checked. */
record PackFile(
        @Nullable String kind,
        @Nullable Integer format,
        @Nullable String id,
        @Nullable Integer version,
        @Nullable LocalDate issued,
        @Nullable String publisher,
        @Nullable Integer indexVersion,
        @Nullable List<@Nullable Cell> cells) {

    static final String KIND = "atrium-peer-pack";
    static final int FORMAT = 1;

    /** An industry and a size class. */
    record Cell(
            @Nullable String industry,
            @Nullable String size,
            @Nullable List<@Nullable Row> figures) {}

    /** A metric. */
    record Row(
            @Nullable String metric,
            @Nullable Integer version,
            @Nullable Integer organizations,
            @Nullable Double p20,
            @Nullable Double p80) {}
}
