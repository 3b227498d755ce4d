package io.atrium.jobs.collaboration;

import io.atrium.jobs.derive.DerivationKey;

/** Names a span of time within something that goes on for ever: {@code its id|number of the span}. */
final class Span {
    private static final char SEPARATOR = '|';

    private Span() {}

    static DerivationKey key(String tenantId, String id, long number) {
        return new DerivationKey(tenantId, id + SEPARATOR + number);
    }

    static String id(DerivationKey key) {
        return key.text().substring(0, key.text().lastIndexOf(SEPARATOR));
    }

    static long number(DerivationKey key) {
        String text = key.text();
        return Long.parseLong(text, text.lastIndexOf(SEPARATOR) + 1, text.length(), 10);
    }
}
