/**
 * Who is signed in where, and how that ends. Keycloak has the sessions; this feature lists them, ends them there, and
 * refuses what tokens they have left: at once on the server that was asked, within half a second on the others.
 */
@NullMarked
package io.atrium.server.sessions;

import org.jspecify.annotations.NullMarked;
