package io.atrium.server.insights;

import io.atrium.server.insights.Answers.Hidden;
import io.atrium.warehouse.query.DepartmentNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a tenant's departments may be seen over a period, and why the rest may not. */
final class Visibility {

    private final List<DepartmentNode> tree;
    private final Map<Long, DepartmentNode> byNo;
    private final Map<Long, Suppression.Reason> hidden;
    private final int k;

    /**
     * @param tree all departments of the tenant
     * @param k least number of people
     */
    Visibility(List<DepartmentNode> tree, int k) {
        this.tree = List.copyOf(tree);
        this.byNo = tree.stream().collect(Collectors.toMap(DepartmentNode::departmentNo, Function.identity()));
        this.hidden = Suppression.hidden(
                tree.stream()
                        .map(node ->
                                new Suppression.Group(node.departmentNo(), node.parentNo(), node.own(), node.enabled()))
                        .toList(),
                k);
        this.k = k;
    }

    List<DepartmentNode> tree() {
        return tree;
    }

    /** The department, if there is one of that number that may be seen. */
    @Nullable
    DepartmentNode visible(long departmentNo) {
        return hidden.containsKey(departmentNo) ? null : byNo.get(departmentNo);
    }

    boolean knows(long departmentNo) {
        return byNo.containsKey(departmentNo);
    }

    /** Why a department is hidden; null if it is not. */
    @Nullable
    Hidden whyHidden(long departmentNo) {
        Suppression.Reason reason = hidden.get(departmentNo);
        return reason == null ? null : Hidden.of(reason, k);
    }
}
