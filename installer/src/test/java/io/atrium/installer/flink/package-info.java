@NullMarked
package io.atrium.installer.flink;

import org.jspecify.annotations.NullMarked;
