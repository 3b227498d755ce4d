@NullMarked
package io.atrium.jobs.clickhouse;

import org.jspecify.annotations.NullMarked;
