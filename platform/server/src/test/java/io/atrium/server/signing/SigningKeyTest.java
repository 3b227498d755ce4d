package io.atrium.server.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeyTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thePrivateHalfAloneMakesTheSameKey() throws Exception {
        // Given
        Path whole = folder.resolve("whole");
        SigningKey made = SigningKey.obtain(whole);
        String pem = Files.readString(whole);
        Path half = Files.writeString(folder.resolve("half"), pem.substring(0, pem.indexOf("-----BEGIN PUBLIC")));
        // When
        SigningKey read = SigningKey.obtain(half);
        // Then
        assertThat(read.fingerprint()).isEqualTo(made.fingerprint());
        assertThat(folder.resolve("half.pub")).hasSameTextualContentAs(folder.resolve("whole.pub"));
        ObjectNode signed = (ObjectNode) new JsonMapper().readTree(read.signed(Map.of("what", "a proof")));
        assertThat(SigningKey.signer(signed)).contains(made.fingerprint());
    }

    /** As {@code openssl genpkey -algorithm ed25519} writes it; RFC 8410, section 10.3, gives its public half. */
    @Test
    void aKeyOfAnotherToolWillDo() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                """);
        SigningKey.obtain(file);
        assertThat(folder.resolve("key.pub"))
                .content()
                .contains("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
    }

    @Test
    void whatIsNoKeyIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "no key");
        assertThatThrownBy(() -> SigningKey.obtain(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file.toString());
    }
}
