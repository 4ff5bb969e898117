package org.spineline.kernel.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Each encrypted field names the place where it really stands: by that it opens, and by that it is brought up to date. */
class EncryptedColumnsTest {
    @Test
    void every_encrypted_field_names_its_own_table_and_column() {
        List<String> wrong = new ArrayList<>();
        for (Field field : fields()) {
            Encrypted encrypted = field.getAnnotation(Encrypted.class);
            BlindIndex index = field.getAnnotation(BlindIndex.class);
            if (encrypted != null || index != null) {
                String place = encrypted != null ? encrypted.value() : index.value();
                Table table = field.getDeclaringClass().getAnnotation(Table.class);
                String column = field.getAnnotation(Column.class).name();
                boolean right =
                        table == null ? place.endsWith("." + column) : place.equals(table.name() + "." + column);
                if (!right || index != null && field.getAnnotation(Column.class).updatable()) {
                    wrong.add(field + " says " + place);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_reaches_the_patient_and_those_close_to_him_is_among_them() {
        assertThat(EncryptedColumns.byTable().values().stream()
                        .flatMap(List::stream)
                        .map(EncryptedColumns.Column::place))
                .doesNotHaveDuplicates()
                .contains(
                        "patient.address_line",
                        "patient.city",
                        "patient.postal_code",
                        "patient_contact.contact_value",
                        "patient_contact.contact_name",
                        "message.address",
                        "pre_check.escort_name",
                        "recovery_record.escort_name",
                        "call_attempt.note",
                        "episode.goals");
    }

    private static List<Field> fields() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Entity.class));
        scan.addIncludeFilter(new AnnotationTypeFilter(Embeddable.class));
        return scan.findCandidateComponents("org.spineline").stream()
                .flatMap(found ->
                        List.of(ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null)
                                        .getDeclaredFields())
                                .stream())
                .toList();
    }
}
