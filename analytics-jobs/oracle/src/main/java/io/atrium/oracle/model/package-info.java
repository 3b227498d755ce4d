/** What there is before anything is computed: events, the directory's history, the calendar; and what an answer looks like. */
@NullMarked
package io.atrium.oracle.model;

import org.jspecify.annotations.NullMarked;
