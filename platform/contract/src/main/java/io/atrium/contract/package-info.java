/**
 * The event contract: what an act of work looks like on its way from the door to the facts. Everybody may use it; it
 * knows nobody. Values are immutable and carry neither names nor message content, only numbers of the directory.
 */
@NullMarked
package io.atrium.contract;

import org.jspecify.annotations.NullMarked;
