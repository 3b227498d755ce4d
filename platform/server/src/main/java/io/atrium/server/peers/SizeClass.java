package io.atrium.server.peers;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** How many people belong to an organization. */
enum SizeClass {
    UP_TO_99("1-99", 1, 99),
    UP_TO_299("100-299", 100, 299),
    UP_TO_999("300-999", 300, 999),
    UP_TO_4999("1000-4999", 1_000, 4_999),
    UP_TO_19999("5000-19999", 5_000, 19_999),
    MORE("20000+", 20_000, Long.MAX_VALUE);

    private final String id;
    private final long least;
    private final long most;

    SizeClass(String id, long least, long most) {
        this.id = id;
        this.least = least;
        this.most = most;
    }

    static Optional<SizeClass> of(String id) {
        return Arrays.stream(values()).filter(size -> size.id.equals(id)).findFirst();
    }

    /** That of a number of people; of nobody the smallest. */
    static SizeClass holding(long people) {
        return Arrays.stream(values())
                .filter(size -> people <= size.most)
                .findFirst()
                .orElse(MORE);
    }

    /** As packs and the API write it. */
    String id() {
        return id;
    }

    long least() {
        return least;
    }

    /** Empty where it has no end. */
    OptionalLong most() {
        return most == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(most);
    }
}
