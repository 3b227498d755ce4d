package io.atrium.installer.importer;

import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;

/**
 * Rows that are sent and acknowledged together, in the order of the file.
 *
 * @param number from 1, within this run
 * @param rows all its rows, those that cannot be sent included
 * @param sent the row of each event, in the order of the body
 * @param faulty the rows that cannot be sent
 * @param body a gzip'd list of CloudEvents
 */
record Batch(int number, int rows, List<Row.Sendable> sent, List<Row.Rejection> faulty, BodyPublisher body) {

    Batch {
        sent = List.copyOf(sent);
        faulty = List.copyOf(faulty);
    }

    /** What the server said to a batch, and what was wrong with it before. */
    record Receipt(Batch batch, long accepted, List<Row.Rejection> rejected) {
        Receipt {
            rejected = List.copyOf(rejected);
        }
    }
}
