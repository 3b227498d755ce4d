package io.atrium.server.events;

import io.atrium.contract.cloudevents.EventProblem;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param size the number of events in it
 * @param refused the first problem of each event that was not accepted, in the order of the batch
 * @param withheld the places of events that are in order and were not recorded, because they are of people who have opted out; in the order
 *     of the batch. All others were acknowledged by Kafka
 */
public record Receipt(int size, List<EventProblem> refused, List<Integer> withheld) {

    public Receipt {
        refused = List.copyOf(refused);
        withheld = List.copyOf(withheld);
    }

    /** The number of events that Kafka has acknowledged. */
    public int accepted() {
        return size - refused.size() - withheld.size();
    }
}
