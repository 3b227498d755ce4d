package io.atrium.installer.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/** What runs on a host, and the ports that it listens on there. */
public enum Role {
    @JsonProperty("server")
    SERVER,
    @JsonProperty("keycloak")
    KEYCLOAK,
    @JsonProperty("postgresql")
    POSTGRESQL,
    @JsonProperty("kafka")
    KAFKA,
    @JsonProperty("clickhouse")
    CLICKHOUSE,
    @JsonProperty("flink")
    FLINK;

    /** The name in files and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<Integer> ports() {
        return switch (this) {
            case SERVER -> List.of(8080, 8090);
            case KEYCLOAK -> List.of(8180, 9001);
            case POSTGRESQL -> List.of(5432);
            case KAFKA -> List.of(9092, 9093);
            case CLICKHOUSE -> List.of(8123, 9000);
            case FLINK -> List.of(6123, 6124, 8082);
        };
    }

    /** The roles whose ports this one connects to. */
    public List<Role> talksTo() {
        return switch (this) {
            case SERVER -> List.of(POSTGRESQL, KAFKA, CLICKHOUSE, KEYCLOAK, FLINK);
            case KEYCLOAK -> List.of(POSTGRESQL, KEYCLOAK);
            case FLINK -> List.of(KAFKA, CLICKHOUSE, FLINK);
            case KAFKA -> List.of(KAFKA);
            case CLICKHOUSE -> List.of(CLICKHOUSE);
            case POSTGRESQL -> List.of();
        };
    }
}
