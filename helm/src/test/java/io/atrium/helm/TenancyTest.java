package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many tenants in one release, or a release and a namespace each. */
final class TenancyTest {

    private static final Map<String, Long> UNITS =
            Map.of("m", 1L, "", 1000L, "Mi", 1000L << 20, "Gi", 1000L << 30, "Ti", 1000L << 40);

    @Test
    void aSharedReleaseHasNoQuotaAndNamesNoTenant() {
        Rendering rendering = Chart.rendered("s-defaults");
        assertThat(rendering.objects())
                .noneMatch(object -> object.kind().matches("ResourceQuota|LimitRange"))
                .allMatch(object -> object.label("atrium.io/tenant").isEmpty());
    }

    @Test
    void aReleaseOfATenantNamesItEverywhereAndClosesItsNamespace() {
        Rendering rendering = Chart.rendered("dedicated-tenant");
        assertThat(rendering.objects())
                .allMatch(object -> object.label("atrium.io/tenant").equals("bureau"));
        assertThat(rendering
                        .get("ResourceQuota", "atrium-tenant")
                        .json()
                        .at("/spec/hard")
                        .path("requests.cpu")
                        .asText())
                .isEqualTo("8");
        JsonNode policy = rendering.get("NetworkPolicy", "atrium-tenant").json().path("spec");
        assertThat(policy.path("podSelector")).isEmpty();
        assertThat(policy.path("policyTypes").toString()).isEqualTo("[\"Ingress\"]");
    }

    /** A quota that the release itself does not fit into would be a trap; a rolling update and hooks need room too. */
    @ParameterizedTest
    @ValueSource(strings = {"dedicated-tenant", "dedicated-large"})
    void theReleaseFitsIntoItsQuota(String values) {
        Rendering rendering = Chart.rendered(values);
        JsonNode hard = rendering.get("ResourceQuota", "atrium-tenant").json().at("/spec/hard");
        for (String resource : new String[] {"requests.cpu", "requests.memory", "limits.memory"}) {
            long sum = 0;
            for (KubernetesObject workload : rendering.workloads()) {
                long pods = workload.json().at("/spec/replicas").asLong(1);
                boolean scaled = rendering
                        .find("HorizontalPodAutoscaler", workload.name())
                        .isPresent();
                if (scaled) {
                    pods = rendering
                            .get("HorizontalPodAutoscaler", workload.name())
                            .json()
                            .at("/spec/maxReplicas")
                            .asLong();
                }
                for (JsonNode container : workload.mainContainers()) {
                    sum += pods
                            * amount(container
                                    .path("resources")
                                    .at("/" + resource.replace('.', '/'))
                                    .asText());
                }
            }
            assertThat(sum)
                    .as(resource)
                    .isPositive()
                    .isLessThan(amount(hard.path(resource).asText()));
        }
    }

    private static long amount(String quantity) {
        String number = quantity.replaceAll("[A-Za-z]+$", "");
        Long unit = UNITS.get(quantity.substring(number.length()));
        assertThat(unit).as(quantity).isNotNull();
        return new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValueExact();
    }
}
