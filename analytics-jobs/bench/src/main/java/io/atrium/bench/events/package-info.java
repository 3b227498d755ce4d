/** The events that every contestant is given: the same content as Avro and as JSON. */
@NullMarked
package io.atrium.bench.events;

import org.jspecify.annotations.NullMarked;
