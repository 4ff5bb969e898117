package org.spineline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.patient.domain.Patient;
import org.spineline.patient.domain.PatientMerge;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A module whose records do not follow a merge would leave them on a record nobody opens any more. */
@SpinelineTest
class PatientOwnedRecordsTest {
    /**
     * What describes a record itself and stays with it: its trail, the pieces of its name, the files it came in, and the
     * merges.
     */
    private static final Set<String> STAY =
            Set.of("audit_event", "patient_name_trigram", "fhir_import_patient", "patient_merge");

    private final EntityManagerFactory entities;
    private final JdbcClient client;
    private final List<OwnedRows> rows;

    @Autowired
    PatientOwnedRecordsTest(
            EntityManagerFactory entities, JdbcClient client, ObjectProvider<PatientOwnedRecords> modules) {
        this.entities = entities;
        this.client = client;
        this.rows = modules.stream().flatMap(module -> module.rows().stream()).toList();
    }

    @Test
    void every_entity_of_a_patient_follows_a_merge() {
        Set<Class<?>> owned = entities.getMetamodel().getEntities().stream()
                .<Class<?>>map(entity -> entity.getJavaType())
                .filter(PatientOwned.class::isAssignableFrom)
                .filter(type -> type != Patient.class && type != PatientMerge.class)
                .collect(Collectors.toSet());
        assertThat(owned).hasSizeGreaterThan(15);
        assertThat(rows.stream().<Class<?>>map(OwnedRows::entity).filter(type -> type != null))
                .containsExactlyInAnyOrderElementsOf(owned);
    }

    @Test
    void every_table_with_a_patient_follows_a_merge_or_is_known_to_stay() {
        Set<String> tables = Set.copyOf(client.sql(
                        "select lower(table_name) from information_schema.columns where lower(column_name) = 'patient_id'")
                .query(String.class)
                .list());
        Set<String> following = rows.stream()
                .filter(each -> each.owner().equals("patient_id"))
                .map(OwnedRows::table)
                .collect(Collectors.toSet());
        assertThat(tables).hasSizeGreaterThan(15);
        assertThat(tables.stream().filter(table -> !STAY.contains(table)))
                .containsExactlyInAnyOrderElementsOf(following);
    }
}
