package io.atrium.server.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.server.tenants.Quotas;
import io.atrium.server.tenants.TenantLimits.StorageUse;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuotaMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final QuotaMeters meters = new QuotaMeters(registry);

    @Test
    void whatATenantMayTakeAndTakesIsExposedByTheSameLabels() {
        meters.show(List.of(seen(900, new StorageUse(1, 2, Instant.EPOCH))));
        meters.refused("acme", "storage");

        assertThat(registry.scrape())
                .contains("atrium_quota_limit{quota=\"members\",tenant=\"acme\"} 1000.0")
                .contains("atrium_quota_used{quota=\"members\",tenant=\"acme\"}")
                .contains("atrium_quota_used{quota=\"storage\",tenant=\"acme\"} 3.0")
                .contains("atrium_quota_refused_total{quota=\"storage\",tenant=\"acme\"} 1.0");
    }

    @Test
    void everyAlertNamesMetricsThatAreExposedAndHasARunbook() throws Exception {
        meters.show(List.of(seen(900, new StorageUse(1, 2, Instant.EPOCH))));
        String exposed = registry.scrape();
        Path checkout = Path.of(System.getProperty("atrium.checkout"));

        JsonNode rules = YAMLMapper.builder()
                .build()
                .readTree(checkout.resolve("platform/operations/alerts/tenants.rules.yaml")
                        .toFile())
                .at("/groups/0/rules");

        assertThat(rules).hasSize(2);
        for (JsonNode rule : rules) {
            String alert = rule.path("alert").asText();
            List<String> metrics = Pattern.compile("\\batrium_[a-z_]+")
                    .matcher(rule.path("expr").asText())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(metrics)
                    .as(alert)
                    .isNotEmpty()
                    .allSatisfy(metric -> assertThat(exposed).containsPattern("(?m)^" + metric + "[ {]"));
            assertThat(rule.at("/annotations/runbook").asText()).isEqualTo("platform/docs/runbooks/" + alert + ".md");
            assertThat(checkout.resolve("platform/docs/runbooks/" + alert + ".md"))
                    .content()
                    .contains("# " + alert, "## How to check", "## What to do");
        }
    }

    private static QuotaMeters.Seen seen(long members, @Nullable StorageUse storage) {
        return new QuotaMeters.Seen(QuotaUse.of("acme", new Quotas(1_000, 10, 1_000), members, 0, storage), 5);
    }
}
