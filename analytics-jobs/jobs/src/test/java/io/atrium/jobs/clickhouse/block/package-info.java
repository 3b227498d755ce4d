@NullMarked
package io.atrium.jobs.clickhouse.block;

import org.jspecify.annotations.NullMarked;
