/**
 * An organization's own colour and logo.
 *
 * <p>Invariants: a colour is taken only if white text on it can be read; what is served as a logo is a picture that this server has
 * decoded and written itself, never the bytes that somebody sent; both are public, as the sign-in page shows them.
 */
@NullMarked
package io.atrium.server.branding;

import org.jspecify.annotations.NullMarked;
