/**
 * Who is asking and what may they do: verified Keycloak tokens in, {@link io.atrium.server.security.Caller} out.\n *\n * <p>Shiro lives only here and judges alone: the roles of the token, and what {@code roles} says was granted in the platform. Deny by
 * default; no sessions; nothing is remembered between two requests but public keys.
 */
@NullMarked
package io.atrium.server.security;

import org.jspecify.annotations.NullMarked;
