package io.atrium.server.reconciliation;

/**
 * Tenants' facts that leave the warehouse on purpose.
 *
 * @param underWay facts are being deleted now, so that claims and facts differ for a while
 * @param finished how often that has ended; when it grows, everything is read again
 */
record ErasureState(boolean underWay, long finished) {}
