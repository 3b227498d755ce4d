/**
 * The platform server and the warehouse migration as components of the evaluation stack.
 */
@NullMarked
package io.atrium.installer.server;

import org.jspecify.annotations.NullMarked;
