package org.spineline.kernel.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows belong to patients.
 *
 * @param entity that is kept in it; null where it has none
 * @param table name of the table
 * @param owner column that holds the patient
 * @param key SQL expression that names a row of one patient as text
 * @param episode SQL expression for the episode a row is about; null where it is about none
 * @param counter column that counts the rows of one patient from 1; null where nothing is counted
 * @param flag column of which one patient has one true at most; null where there is none
 */
public record OwnedRows(
        @Nullable Class<? extends PatientOwned> entity,
        String table,
        String owner,
        String key,
        @Nullable String episode,
        @Nullable String counter,
        @Nullable String flag) {
    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    public OwnedRows {
        if (!NAME.matcher(table).matches() || !NAME.matcher(owner).matches()) {
            throw new IllegalArgumentException("Not the name of a table and its column: " + table + ", " + owner);
        }
    }

    /** Rows with an id and an episode of their own. */
    public static OwnedRows ofEpisode(Class<? extends PatientOwned> entity, String table) {
        return about(entity, table, "episode_id");
    }

    /** Rows with an id, about an episode that the expression finds. */
    public static OwnedRows about(Class<? extends PatientOwned> entity, String table, String episode) {
        return new OwnedRows(entity, table, "patient_id", "cast(id as varchar(36))", episode, null, null);
    }

    /** Rows with an id, about the person alone. */
    public static OwnedRows ofPerson(Class<? extends PatientOwned> entity, String table) {
        return new OwnedRows(entity, table, "patient_id", "cast(id as varchar(36))", null, null, null);
    }
}
