/**
 * Events as bytes: Avro's single-object encoding. Whoever writes to or reads from Kafka uses {@link
 * io.atrium.contract.codec.EventCodec}. Every schema version that was ever released is in this jar and stays readable;
 * bytes from outside never cause anything worse than an {@link
 * io.atrium.contract.codec.UndecodableEventException}.
 */
@NullMarked
package io.atrium.contract.codec;

import org.jspecify.annotations.NullMarked;
