/**
 * The chart's rules. A rule is written once and holds for every file of values in {@code charts/atrium/ci}; Helm runs in this
 * process, and what it looks up in a cluster it asks of {@link io.atrium.helm.FakeCluster}.
 */
@NullMarked
package io.atrium.helm;

import org.jspecify.annotations.NullMarked;
