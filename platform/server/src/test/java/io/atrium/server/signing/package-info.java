@NullMarked
package io.atrium.server.signing;

import org.jspecify.annotations.NullMarked;
