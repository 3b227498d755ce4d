package io.atrium.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BlockSerializerTest {
    private final BlockSerializer serializer = new BlockSerializer();

    @Test
    void aBlockComesBackAsItWas() throws IOException {
        // Given
        Block block =
                new Block("t", "INSERT INTO `t` (`a`) FORMAT Native", "t/1/0/7/0/ab", 3, 30, new byte[] {1, -1, 0});

        // When
        Block restored = serializer.deserialize(serializer.getVersion(), serializer.serialize(block));

        // Then
        assertThat(restored).usingRecursiveComparison().isEqualTo(block);
    }

    @Test
    void theFirstVersionStaysReadable() throws IOException {
        // Given
        byte[] stored = HexFormat.of()
                .parseHex("000174" + "0003494e53" + "00027431" + "00000002" + "00000014" + "00000003" + "0102ff");

        // When
        Block block = serializer.deserialize(1, stored);

        // Then
        assertThat(block).usingRecursiveComparison().isEqualTo(new Block("t", "INS", "t1", 2, 20, new byte[] {1, 2, -1
        }));
    }

    @Test
    void anUnknownVersionIsRefused() {
        // When, Then
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[0])).hasMessageContaining("version 2");
    }
}
