/** The installation's own key: what it signs can be checked by anybody who has the public half, without the installation. */
@NullMarked
package io.atrium.server.signing;

import org.jspecify.annotations.NullMarked;
