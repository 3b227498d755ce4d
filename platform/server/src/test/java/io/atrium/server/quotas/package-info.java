@NullMarked
package io.atrium.server.quotas;

import org.jspecify.annotations.NullMarked;
