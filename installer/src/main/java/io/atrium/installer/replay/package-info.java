/** {@code atrium replay}: starts the program that rebuilds derived facts, with what the installation says about Kafka, ClickHouse and Flink. */
@NullMarked
package io.atrium.installer.replay;

import org.jspecify.annotations.NullMarked;
