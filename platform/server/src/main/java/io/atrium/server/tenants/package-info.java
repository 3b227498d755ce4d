/**
 * The organizations of this installation: their rows, realms, grants and reader slots.
 *
 * <p>{@link io.atrium.server.tenants.Tenants} is what others ask. Provisioning compares what should be with what is,
 * plans operations, applies them and writes each into the tenant's journal; repeating it changes nothing. Invariant: a
 * tenant is {@code active} only when its realm, clients and roles exist.
 */
@NullMarked
package io.atrium.server.tenants;

import org.jspecify.annotations.NullMarked;
