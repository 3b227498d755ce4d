/**
 * The ClickHouse engine of the evaluation stack: its configuration and the process that hosts {@code libchdb.so}.
 */
@NullMarked
package io.atrium.installer.engine;

import org.jspecify.annotations.NullMarked;
