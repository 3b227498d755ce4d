package io.atrium.bench.organization;

import io.atrium.contract.Event;
import java.util.Iterator;

/** Events of one sequence, among which those of another are strewn evenly. */
final class Mixed implements Iterator<Event> {
    private final Iterator<Event> most;
    private final Iterator<Event> strewn;
    private final double share;
    private double owed;

    /** @param share of the strewn ones among all, 0 to 1 */
    Mixed(Iterator<Event> most, Iterator<Event> strewn, double share) {
        this.most = most;
        this.strewn = strewn;
        this.share = share;
    }

    @Override
    public boolean hasNext() {
        return most.hasNext() && strewn.hasNext();
    }

    @Override
    public Event next() {
        owed += share;
        if (owed >= 1) {
            owed -= 1;
            return strewn.next();
        }
        return most.next();
    }
}
