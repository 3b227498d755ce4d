package io.atrium.simulator.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The organization as files for {@code POST /directory/import}, in the order in which they have to be imported. */
public final class DirectoryCsv {

    /** How many files there are. */
    public static final int FILES = 2;

    private static final String HEADER =
            "user,department,name,title,manager,site,parent_department,department_name,department_owner,"
                    + "valid_from,valid_to,kind";
    private static final LocalDate SERVICE = LocalDate.of(2000, 1, 1);

    private final Organization organization;

    public DirectoryCsv(Organization organization) {
        this.organization = organization;
    }

    /** One of the files: first where everybody begins, then where those go who move. Empty when it says nothing. */
    public String file(int number) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        if (number == 0) {
            begin(lines);
        } else if (number == 1) {
            move(lines);
        } else {
            throw new IllegalArgumentException("file " + number + ": there are " + FILES + " files, from 0");
        }
        return lines.size() == 1 ? "" : String.join("\n", lines) + "\n";
    }

    private void begin(List<String> lines) {
        for (Member member : organization.members()) {
            lines.add(line(member, member.department(), member.joined()));
        }
        // A department is known by a line about somebody in it; those that have no people of their own get a service
        // account each.
        for (Department department : organization.departments()) {
            if (!department.leaf()) {
                lines.add(scaffold(department));
            }
        }
    }

    private void move(List<String> lines) {
        for (Member member : organization.members()) {
            if (member.moved() != Member.NEVER) {
                lines.add(line(member, member.nextDepartment(), member.moved()));
            }
        }
    }

    private String scaffold(Department department) {
        return String.join(
                ",",
                department.parent() < 0 ? "svc-org" : "svc-org-" + department.code(),
                department.code(),
                "org " + department.code(),
                "",
                "",
                "",
                parent(department),
                quoted(department.name()),
                owner(department),
                SERVICE.toString(),
                "",
                "service");
    }

    private String line(Member member, int departmentIndex, int firstDay) {
        Department department = organization.departments().get(departmentIndex);
        String manager = member.manager() < 0
                ? ""
                : organization.members().get(member.manager()).user();
        String until = member.left() == Member.NEVER
                ? ""
                : LocalDate.ofEpochDay(member.left()).toString();
        return String.join(
                ",",
                member.user(),
                department.code(),
                quoted(member.name()),
                quoted(member.title()),
                manager,
                quoted(member.site()),
                parent(department),
                quoted(department.name()),
                owner(department),
                LocalDate.ofEpochDay(firstDay).toString(),
                until,
                member.kind().name().toLowerCase(Locale.ROOT));
    }

    private String parent(Department department) {
        return department.parent() < 0
                ? ""
                : organization.departments().get(department.parent()).code();
    }

    private String owner(Department department) {
        return organization.owner(department).map(Member::user).orElse("");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
