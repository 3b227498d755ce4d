/** What the tests of several packages share: a warehouse, a network that fails on demand, events. */
@NullMarked
package io.atrium.jobs.testing;

import org.jspecify.annotations.NullMarked;
