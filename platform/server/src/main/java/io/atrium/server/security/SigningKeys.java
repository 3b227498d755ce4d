package io.atrium.server.security;

import java.util.Optional;
import org.keycloak.crypto.KeyWrapper;

/** The public keys that realms sign with. */
interface SigningKeys {
    /**
     * One key of a realm.
     *
     * @param keyId the {@code kid} of a token's header
     */
    Optional<KeyWrapper> find(String realm, String keyId);
}
