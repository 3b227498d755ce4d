/**
 * What exists in an evaluation only: how far the simulator is with an organization. Reads a file that the simulator replaces; nothing is
 * stored here.
 */
@NullMarked
package io.atrium.server.evaluation;

import org.jspecify.annotations.NullMarked;
