package io.atrium.server.federation;

/** What was taken over from a directory server, in accounts. */
record SyncReport(int added, int updated, int removed, int failed) {}
