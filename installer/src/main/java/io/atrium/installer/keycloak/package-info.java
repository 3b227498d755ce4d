/**
 * Keycloak of the evaluation stack, on its own PostgreSQL database.
 */
@NullMarked
package io.atrium.installer.keycloak;

import org.jspecify.annotations.NullMarked;
