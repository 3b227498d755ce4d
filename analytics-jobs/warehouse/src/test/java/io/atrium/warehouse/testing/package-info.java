/** What the warehouse's tests share: the real engine, and rows in the shape of the ingest job's. */
@NullMarked
package io.atrium.warehouse.testing;

import org.jspecify.annotations.NullMarked;
