package org.spineline.kernel.encryption;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Which columns are encrypted, as the entities say. */
final class EncryptedColumns {
    private static final String WHERE = "org.spineline";
    private static final Pattern PLACE = Pattern.compile("[a-z_]+\\.[a-z_]+");

    private EncryptedColumns() {}

    /** By table, both in order of their names. */
    static Map<String, List<Column>> byTable() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Entity.class));
        scan.addIncludeFilter(new AnnotationTypeFilter(Embeddable.class));
        scan.addIncludeFilter(new AnnotationTypeFilter(MappedSuperclass.class));
        Map<String, List<Column>> tables = new TreeMap<>();
        for (BeanDefinition found : scan.findCandidateComponents(WHERE)) {
            Class<?> type = ClassUtils.resolveClassName(
                    String.valueOf(found.getBeanClassName()), EncryptedColumns.class.getClassLoader());
            of(type).forEach(column -> tables.computeIfAbsent(column.table(), table -> new ArrayList<>())
                    .add(column));
        }
        tables.values().forEach(columns -> columns.sort(Comparator.comparing(Column::name)));
        return tables;
    }

    private static List<Column> of(Class<?> type) {
        Map<String, Index> indexes = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            BlindIndex index = field.getAnnotation(BlindIndex.class);
            if (index != null) {
                indexes.put(index.of(), new Index(place(index.value()), BeanUtils.instantiateClass(index.by())));
            }
        }
        List<Column> columns = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            Encrypted encrypted = field.getAnnotation(Encrypted.class);
            if (encrypted != null) {
                String place = place(encrypted.value());
                columns.add(new Column(place, indexes.get(after(place))));
            }
        }
        return columns;
    }

    /** They become part of statements. */
    private static String place(String told) {
        if (!PLACE.matcher(told).matches()) {
            throw new IllegalArgumentException("Not a table and its column: " + told);
        }
        return told;
    }

    private static String before(String place) {
        return place.substring(0, place.indexOf('.'));
    }

    private static String after(String place) {
        return place.substring(place.indexOf('.') + 1);
    }

    /** @param index what finds it again; null where nothing does */
    record Column(String place, @Nullable Index index) {
        String table() {
            return before(place);
        }

        String name() {
            return after(place);
        }
    }

    record Index(String place, Function<String, Optional<String>> compared) {
        String name() {
            return after(place);
        }
    }
}
