package io.atrium.oracle.proof;

import static org.awaitility.Awaitility.await;

import io.atrium.oracle.Oracle;
import io.atrium.oracle.generated.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;

/** The derived facts in the warehouse's views beside the oracle's. */
final class DerivedFacts {

    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("oracle.patience", 90));
    private static final int EXAMPLES = 4;

    private final RealPath path;
    private final Map<Tenant, Map<String, List<String>>> expected = new LinkedHashMap<>();

    DerivedFacts(RealPath path, List<Tenant> tenants) {
        this.path = path;
        for (Tenant tenant : tenants) {
            Oracle oracle = tenant.oracle();
            Map<String, List<String>> views = new TreeMap<>();
            FactLines.views().forEach(view -> views.put(view, FactLines.of(view, oracle.facts())));
            expected.put(tenant, views);
        }
    }

    /** What is not equal once there are as many rows as there should be, or when patience ends. */
    List<Deviation> awaitDeviations() {
        try {
            await("all facts are derived")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .pollInSameThread()
                    .until(() -> deviations().isEmpty());
            return List.of();
        } catch (ConditionTimeoutException e) {
            return deviations();
        }
    }

    private List<Deviation> deviations() {
        List<Deviation> deviations = new ArrayList<>();
        expected.forEach((tenant, views) -> views.forEach((view, lines) -> {
            List<String> product = path.rows(FactLines.sql(view, tenant.id()));
            List<String> difference = Difference.between(product, lines);
            if (!difference.isEmpty()) {
                deviations.add(new Deviation(
                        tenant.id(),
                        view,
                        0,
                        "all days",
                        "rows",
                        Integer.toString(product.size()),
                        lines.size() + "; " + difference.size() + " differ, such as "
                                + difference.subList(0, Math.min(EXAMPLES, difference.size()))));
            }
        }));
        return deviations;
    }
}
