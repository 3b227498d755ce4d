/**
 * PostgreSQL of the evaluation stack: unpacking, first initialization, configuration and readiness.
 */
@NullMarked
package io.atrium.installer.postgresql;

import org.jspecify.annotations.NullMarked;
