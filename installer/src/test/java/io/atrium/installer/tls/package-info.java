@NullMarked
package io.atrium.installer.tls;

import org.jspecify.annotations.NullMarked;
