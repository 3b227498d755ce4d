package io.atrium.server.peers;

import java.time.LocalDate;
import java.util.List;

/**
 * A pack whose signature, format and values were checked.
 *
 * @param id of the series; a later version replaces the one before
 * @param indexVersion of the index's definition that it was made for
 * @param signedBy SHA-256 of the publisher's public key, in hex
 * @param signature in base64; the same for the same content and key
 * @param figures what was taken
 * @param leftOut what was not
 */
record PeerPack(
        String id,
        int version,
        LocalDate issued,
        String publisher,
        int indexVersion,
        String signedBy,
        String signature,
        List<Figure> figures,
        List<LeftOut> leftOut) {

    PeerPack {
        figures = List.copyOf(figures);
        leftOut = List.copyOf(leftOut);
    }

    /** Of which organizations a figure speaks. */
    record Place(Industry industry, SizeClass size) {}

    /**
     * What the organizations of a place reach, in the unit of the metric.
     *
     * @param metricVersion the formula
     * @param organizations how many of them there are behind it
     */
    record Figure(Place place, String metric, int metricVersion, int organizations, double p20, double p80) {}

    /**
     * A row that is not used.
     *
     * @param reason stable: {@code too-few-organizations}, {@code metric-unknown} (it is none of the index's), {@code metric-version} (another formula)
     */
    record LeftOut(String industry, String size, String metric, String reason) {}
}
