package io.atrium.server.sessions;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param subject the stable id in the realm
 */
record Account(
        String subject,
        String username,
        String name,
        @Nullable String email) {}
