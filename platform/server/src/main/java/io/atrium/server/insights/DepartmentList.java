package io.atrium.server.insights;

import io.atrium.server.insights.Answers.PreviousDepartment;
import io.atrium.server.insights.DepartmentNameStore.Name;
import io.atrium.warehouse.query.DepartmentFigures;
import io.atrium.warehouse.query.DepartmentNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The departments over one period, as far as they may be seen. */
final class DepartmentList {

    private final Visibility visibility;
    private final Map<Long, DepartmentFigures> figures;

    /**
     * @param figures of departments in which something happened
     */
    DepartmentList(Visibility visibility, List<DepartmentFigures> figures) {
        this.visibility = visibility;
        this.figures = figures.stream().collect(Collectors.toMap(DepartmentFigures::departmentNo, Function.identity()));
    }

    /**
     * Every department, beside the days before as far as it could be seen then too.
     *
     * @param names of departments
     * @param before the days before
     */
    List<Answers.Department> answers(Map<Long, Name> names, DepartmentList before) {
        return visibility.tree().stream()
                .map(node -> answer(
                        node, names.getOrDefault(node.departmentNo(), Name.unknown(node.departmentNo())), before))
                .toList();
    }

    private Answers.Department answer(DepartmentNode node, Name name, DepartmentList before) {
        long no = node.departmentNo();
        DepartmentNode visible = visibility.visible(no);
        if (visible == null) {
            return new Answers.Department(
                    no, name.name(), parent(node), null, null, null, null, null, null, null, visibility.whyHidden(no));
        }
        DepartmentFigures known = figuresOf(no);
        return new Answers.Department(
                no,
                name.name(),
                parent(node),
                node.enabled(),
                known.messages(),
                known.senders(),
                known.participants(),
                known.active(),
                known.deliveries() == 0
                        ? null
                        : (double) known.crossDepartmentDeliveries() / (double) known.deliveries(),
                before.previous(no),
                null);
    }

    private @Nullable PreviousDepartment previous(long departmentNo) {
        DepartmentNode visible = visibility.visible(departmentNo);
        if (visible == null) {
            return null;
        }
        DepartmentFigures known = figuresOf(departmentNo);
        return new PreviousDepartment(visible.enabled(), known.messages(), known.active());
    }

    private DepartmentFigures figuresOf(long departmentNo) {
        return Optional.ofNullable(figures.get(departmentNo)).orElseGet(() -> DepartmentFigures.none(departmentNo));
    }

    /** The number of the department above; null at the root. */
    static @Nullable Long parent(DepartmentNode node) {
        return node.parentNo() == 0 ? null : node.parentNo();
    }
}
