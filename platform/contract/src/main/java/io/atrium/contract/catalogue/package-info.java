/**
 * Which event types there are and which fields they use. The catalogue is data ({@code catalogue/event-types.json}); the
 * JSON Schema of the HTTP edge, the reference page and the checks at the door are all made from it. Everybody may read it.
 */
@NullMarked
package io.atrium.contract.catalogue;

import org.jspecify.annotations.NullMarked;
