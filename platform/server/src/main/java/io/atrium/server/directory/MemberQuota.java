package io.atrium.server.directory;

import java.time.LocalDate;

/** How many members a tenant may have. */
public interface MemberQuota {
    /** As many as there are numbers. */
    MemberQuota NONE = new MemberQuota() {
        @Override
        public int most(String tenant) {
            return Integer.MAX_VALUE;
        }

        @Override
        public LocalDate today(String tenant) {
            return LocalDate.MIN;
        }
    };

    /** The quota. */
    int most(String tenant);

    /** The tenant's calendar day: who has left before does not count. */
    LocalDate today(String tenant);
}
