@NullMarked
package io.atrium.server;

import org.jspecify.annotations.NullMarked;
