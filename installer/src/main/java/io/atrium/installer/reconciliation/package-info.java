/**
 * {@code atrium reconcile}: shows an operator, from the management listener of a running platform server, whether every record of every Kafka
 * partition counts once.
 */
@NullMarked
package io.atrium.installer.reconciliation;

import org.jspecify.annotations.NullMarked;
