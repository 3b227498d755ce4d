package io.atrium.server.branding;

import org.jspecify.annotations.Nullable;

/**
 * What an organization looks like.
 *
 * @param accent {@code #rrggbb}; null for Atrium's own colour
 * @param logo SHA-256 of the logo, under which it can be loaded; null for Atrium's own
 */
record Branding(@Nullable String accent, @Nullable String logo) {
    static final Branding NONE = new Branding(null, null);
}
