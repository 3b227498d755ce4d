package io.atrium.server.http;

import io.atrium.server.security.Identity;

/** Is told of callers who asked for what their permissions do not open. */
@FunctionalInterface
public interface Refusals {
    /**
     * A request was refused; the answer does not depend on what is done about it.
     *
     * @param route method and pattern, such as {@code PUT /api/v1/settings}
     * @param code of the failure, such as {@code permission-denied}
     */
    void refused(Identity identity, String route, String code);
}
