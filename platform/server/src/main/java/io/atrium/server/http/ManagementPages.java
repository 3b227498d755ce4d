package io.atrium.server.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What features show to the operators of the platform, as JSON on the management listener. That listener is there before the features, so a
 * page appears when its feature does; until then it is 404. It may mix tenants: nobody else reaches the listener.
 */
public final class ManagementPages {

    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    private record Page(Supplier<?> shown, Runnable asked) {}

    /**
     * Shows a page.
     *
     * @param name below {@code /}
     * @param shown the answer to GET
     * @param asked runs at POST, which then answers 202 with the page; it may throw a failure
     */
    public void add(String name, Supplier<?> shown, Runnable asked) {
        pages.put(name, new Page(shown, asked));
    }

    Optional<Object> show(String name) {
        return Optional.ofNullable(pages.get(name)).map(page -> page.shown().get());
    }

    Optional<Object> ask(String name) {
        return Optional.ofNullable(pages.get(name)).map(page -> {
            page.asked().run();
            return page.shown().get();
        });
    }
}
