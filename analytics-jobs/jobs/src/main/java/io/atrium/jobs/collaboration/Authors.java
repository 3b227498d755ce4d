package io.atrium.jobs.collaboration;

/**
 * The place of the newest act, and of the newest by another person than that one's: enough to tell for anybody the newest
 * act of somebody else. Acts are added in the order in which they are looked at, be it that of time or its reverse.
 */
final class Authors {
    static final int NONE = -1;

    private int newest = NONE;
    private long newestAuthor;
    private int other = NONE;

    void add(long author, int place) {
        if (newest != NONE && author != newestAuthor) {
            other = newest;
        }
        newest = place;
        newestAuthor = author;
    }

    /** The place of the newest act that is not this person's, or {@link #NONE}. */
    int byAnotherThan(long person) {
        return newest != NONE && person == newestAuthor ? other : newest;
    }
}
