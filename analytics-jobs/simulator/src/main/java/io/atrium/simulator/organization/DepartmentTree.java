package io.atrium.simulator.organization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Grows a tree of departments for so many people: five levels at most, people in its leaves only. */
final class DepartmentTree {

    /** About how many people a department of a level has; one that has far more is divided. */
    private static final int[] USUAL_SIZE = {0, 0, 400, 90, 34, 13};

    private static final int DEEPEST = 5;

    private final Profile profile;
    private final List<Department> departments = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    DepartmentTree(Profile profile) {
        this.profile = profile;
        grow();
    }

    List<Department> departments() {
        return List.copyOf(departments);
    }

    /** How many people belong to each department directly, in the order of {@link #departments()}. */
    List<Integer> places() {
        return List.copyOf(places);
    }

    private void grow() {
        add("/", "/", -1, 1, Discipline.MANAGEMENT);
        List<Discipline> disciplines = Arrays.stream(Discipline.values())
                .filter(profile.shares()::containsKey)
                .toList();
        int total = disciplines.stream().mapToInt(profile.shares()::get).sum();
        int before = 0;
        int sum = 0;
        for (int i = 0; i < disciplines.size(); i++) {
            Discipline discipline = disciplines.get(i);
            sum += profile.shares().getOrDefault(discipline, 0);
            int until = (int) ((long) profile.members() * sum / total);
            if (until > before) {
                branch(Integer.toString(i + 1), discipline.name(profile.language()), 0, 2, discipline, until - before);
            }
            before = until;
        }
        for (int i = departments.size() - 1; i >= 0; i--) {
            settle(i);
        }
    }

    private void branch(String code, String name, int parent, int level, Discipline discipline, int people) {
        int index = add(code, name, parent, level, discipline);
        int parts = level == DEEPEST ? 1 : Math.round((float) people / USUAL_SIZE[level + 1]);
        if (parts < 2 && level < DEEPEST - 1 && people > 2 * USUAL_SIZE[DEEPEST] - 6) {
            parts = Math.round((float) people / USUAL_SIZE[DEEPEST]);
        }
        if (parts < 2) {
            places.set(index, people);
            return;
        }
        for (int i = 0; i < parts; i++) {
            int size = (int) ((long) people * (i + 1) / parts - (long) people * i / parts);
            branch(code + "-" + (i + 1), childName(name, level + 1, i + 1), index, level + 1, discipline, size);
        }
    }

    private String childName(String name, int level, int number) {
        String stem = profile.language() == Language.CHINESE ? name.replaceAll("(中心|部|处|科)$", "") : name;
        return switch (level) {
            case 3 -> profile.language().of(stem + number + "部", name + ", Division " + number);
            case 4 -> profile.language().of(stem + number + "处", name + "." + number);
            default -> profile.language().of(stem + number + "组", name + ", Team " + number);
        };
    }

    private int add(String code, String name, int parent, int level, Discipline discipline) {
        int index = departments.size();
        departments.add(new Department(index, code, name, parent, level, discipline, index, true));
        places.add(0);
        return index;
    }

    /** Called from the last to the first, so that what is below is settled already. */
    private void settle(int index) {
        Department department = departments.get(index);
        int firstChild =
                index + 1 < departments.size() && departments.get(index + 1).parent() == index ? index + 1 : -1;
        if (firstChild > 0) {
            departments.set(
                    index,
                    new Department(
                            index,
                            department.code(),
                            department.name(),
                            department.parent(),
                            department.level(),
                            department.discipline(),
                            departments.get(firstChild).firstLeaf(),
                            false));
        }
    }
}
