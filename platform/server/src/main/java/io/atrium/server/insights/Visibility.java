package io.atrium.server.insights;

import io.atrium.server.insights.Answers.Hidden;
import io.atrium.warehouse.query.DepartmentNode;
import io.atrium.warehouse.query.Scope;
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

    /** The departments right below one; below the whole tenant are those below the organization itself. */
    List<Long> below(long departmentNo) {
        long parent = departmentNo != Scope.WHOLE_TENANT
                ? departmentNo
                : tree.stream()
                        .filter(node -> node.parentNo() == 0)
                        .mapToLong(DepartmentNode::departmentNo)
                        .findFirst()
                        .orElse(-1);
        return tree.stream()
                .filter(node -> node.parentNo() == parent)
                .map(DepartmentNode::departmentNo)
                .toList();
    }

    /** Why a department is hidden; null if it is not. One that there was not has nobody. */
    @Nullable
    Hidden whyHidden(long departmentNo) {
        if (!knows(departmentNo)) {
            return Hidden.of(Suppression.Reason.BELOW_K, k);
        }
        Suppression.Reason reason = hidden.get(departmentNo);
        return reason == null ? null : Hidden.of(reason, k);
    }
}
