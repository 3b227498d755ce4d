/**
 * How the components are: state, version, address, since when, and the last error.
 *
 * <p>Every component has a thread of its own that asks it every few seconds; the page shows what is known and never
 * waits for anybody. A component that stops answering is shown as down, with the time it has been silent.
 */
@NullMarked
package io.atrium.server.health;

import org.jspecify.annotations.NullMarked;
