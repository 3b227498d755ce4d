package io.atrium.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigReaderTest {
    private static final String GOOD = """
            http: {host: 127.0.0.1, port: 8080, publicUrl: "http://localhost:8080/"}
            management: {host: 127.0.0.1, port: 8090}
            web: {directory: /srv/web}
            postgresql:
              url: jdbc:postgresql://127.0.0.1:5432/atrium
              owner: {user: atrium_owner, passwordFile: /s/owner}
              server: {user: atrium_server, passwordFile: /s/server}
            kafka: {bootstrapServers: "127.0.0.1:9092"}
            clickhouse:
              url: http://127.0.0.1:8123
              database: atrium
              platform: {user: atrium_platform, passwordFile: /s/platform}
              readers: [{user: reader_01, passwordFile: /s/r1}]
            keycloak: {url: "http://127.0.0.1:8180", publicUrl: "http://localhost:8180", adminUser: admin, adminPasswordFile: /s/kc}
            flink: {url: "http://127.0.0.1:8082"}
            security: {encryptionKeyFile: /s/key}
            evaluation:
              tenants:
                - {id: demo, name: {zh: 示例集团, en: Demo Group}, timeZone: Asia/Shanghai, locale: zh-CN, secretsDirectory: /s}
            """;

    @TempDir
    private Path directory;

    @Test
    void aGoodFileIsUnderstood() throws IOException {
        ServerConfig config = read(GOOD);

        assertThat(config.http().publicUrl()).hasToString("http://localhost:8080");
        assertThat(config.supervisor()).isNull();
        assertThat(config.evaluation()).isNotNull();
    }

    @Test
    void everyComplaintNamesTheKey() {
        complains(GOOD.replace("port: 8080", "port: 99999"), "http.port is 99999");
        complains(GOOD.replace("port: 8080, ", ""), "http.port is missing");
        complains(GOOD.replace("host: 127.0.0.1, port: 8090", "hots: x, port: 8090"), "management");
        complains(GOOD.replace("user: reader_01", "user: ''"), "clickhouse.readers[0].user is empty");
        complains(GOOD.replace("id: demo", "id: master"), "evaluation.tenants[0].id is 'master'");
        complains(GOOD.replace("Asia/Shanghai", "Asia/Atlantis"), "evaluation.tenants[0].timeZone is 'Asia/Atlantis'");
        complains(GOOD.replace("flink: {url: \"http://127.0.0.1:8082\"}\n", ""), "flink is missing");
        complains(GOOD + "colour: red\n", "colour is not a known key");
        complains(GOOD + "flink: {url: \"http://a\"}\n", "Duplicate");
        complains(GOOD.replace("jdbc:postgresql:", "jdbc:mysql:"), "postgresql.url is 'jdbc:mysql:");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> new ConfigReader().read(directory.resolve("none.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.yaml");
    }

    private void complains(String text, String about) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("server.yaml")
                .hasMessageContaining(about);
    }

    private ServerConfig read(String text) throws IOException {
        return new ConfigReader().read(Files.writeString(directory.resolve("server.yaml"), text));
    }
}
