/**
 * What can go wrong in a feature, said once: a stable code, a kind that has one HTTP status, and the faulty fields.
 */
@NullMarked
package io.atrium.server.failure;

import org.jspecify.annotations.NullMarked;
