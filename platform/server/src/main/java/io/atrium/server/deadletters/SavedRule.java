package io.atrium.server.deadletters;

import java.time.Instant;

/** A rule with a name, and who saved it last. */
record SavedRule(String name, Rule rule, String savedBy, Instant savedAt) {}
