/**
 * Who may do what in the warehouse, from {@code accounts.yaml}; and the slots that tie a reader's account to a tenant. Facades: {@link
 * io.atrium.warehouse.accounts.AccessRules} (the rules and their SQL for a production server), {@link
 * io.atrium.warehouse.accounts.ReaderSlots} (called by the server's tenants).
 */
@NullMarked
package io.atrium.warehouse.accounts;

import org.jspecify.annotations.NullMarked;
