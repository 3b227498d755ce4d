/**
 * Proves that an installation works from end to end: somebody signs in, an event goes in, and the number that it is part of comes out.
 * It speaks to the server as any program of a customer does, asks ClickHouse for its own event, and leaves one service account and one
 * event a run.
 */
@NullMarked
package io.atrium.installer.smoke;

import org.jspecify.annotations.NullMarked;
