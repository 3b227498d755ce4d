@NullMarked
package io.atrium.server.peers;

import org.jspecify.annotations.NullMarked;
