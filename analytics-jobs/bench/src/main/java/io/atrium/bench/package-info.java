/** How fast the exactly-once ingest is beside its peers. Run through {@code make bench}; not part of the product. */
@NullMarked
package io.atrium.bench;

import org.jspecify.annotations.NullMarked;
