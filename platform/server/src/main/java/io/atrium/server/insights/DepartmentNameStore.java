package io.atrium.server.insights;

import io.atrium.server.storage.Database;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of departments. They live in PostgreSQL alone; the warehouse knows numbers. */
final class DepartmentNameStore {

    private final Database database;

    DepartmentNameStore(Database database) {
        this.database = database;
    }

    /** A department's names. */
    record Name(String code, String name) {

        /** What is shown for a department that the warehouse knows and the directory does not. */
        static Name unknown(long no) {
            return new Name(Long.toString(no), "#" + no);
        }
    }

    /** Number to name. */
    Map<Long, Name> names(String tenantId) {
        return database.inTenant(
                tenantId,
                handle -> handle
                        .createQuery("select department_no, code, name from department")
                        .map((row, context) -> Map.entry(
                                row.getLong("department_no"), new Name(row.getString("code"), row.getString("name"))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
