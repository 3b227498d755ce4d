@NullMarked
package io.atrium.installer.keycloak;

import org.jspecify.annotations.NullMarked;
