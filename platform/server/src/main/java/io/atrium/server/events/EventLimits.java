package io.atrium.server.events;

import java.time.LocalDate;

/** What a tenant may send. Everything that refuses throws before anything of a batch is accepted. */
public interface EventLimits {
    /** Everything, at any time: for tests of what lies behind. */
    EventLimits NONE = new EventLimits() {
        @Override
        public boolean isFull(String tenant) {
            return false;
        }

        @Override
        public void admit(String tenant) {}

        @Override
        public void take(String tenant, int events) {}

        @Override
        public void giveBack(String tenant, int events) {}

        @Override
        public LocalDate openFrom(String tenant) {
            return LocalDate.MIN;
        }
    };

    /** Whether the tenant stores as much as it may, so that nothing is added. */
    boolean isFull(String tenant);

    /**
     * Whether the tenant may send at all now; asked before a batch is read.
     *
     * @throws io.atrium.server.failure.FailureException when a quota is used up
     */
    void admit(String tenant);

    /**
     * Takes as many events from the quota, all of them or none.
     *
     * @throws io.atrium.server.failure.FailureException when the quota is used up; then nothing was taken
     */
    void take(String tenant, int events);

    /** What was taken and did not get through. */
    void giveBack(String tenant, int events);

    /** The first calendar day that still takes events: what lies before, retention has closed for good. */
    LocalDate openFrom(String tenant);
}
