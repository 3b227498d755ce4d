package io.atrium.bench.organization;

import io.atrium.contract.Event;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The next few of a sequence, which goes on from there. */
public final class Some implements Iterator<Event> {
    private final Iterator<Event> events;
    private long left;

    /** @param count how many */
    public Some(Iterator<Event> events, long count) {
        this.events = events;
        this.left = count;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public Event next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        left--;
        return events.next();
    }
}
