/** Reads the files that the warehouse brings with it. Internal to the warehouse. */
@NullMarked
package io.atrium.warehouse.resources;

import org.jspecify.annotations.NullMarked;
