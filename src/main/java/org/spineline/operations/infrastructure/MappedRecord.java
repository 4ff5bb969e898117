package org.spineline.operations.infrastructure;

import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.operations.application.WholeRecord;
import org.springframework.stereotype.Component;

/** Reads through the entities: what is kept in another form than it is meant comes out as it is meant. */
@Component
class MappedRecord implements WholeRecord {
    /** Deep enough for a note's levels, and no way to run in a circle. */
    private static final int DEEPEST = 4;

    private final List<PatientOwnedRecords> modules;
    private final EntityManager entities;

    MappedRecord(List<PatientOwnedRecords> modules, EntityManager entities) {
        this.modules = modules;
        this.entities = entities;
    }

    @Override
    public Map<String, List<Map<String, Object>>> of(UUID patientId) {
        Map<String, List<Map<String, Object>>> all = new TreeMap<>();
        for (EntityType<?> type : kinds()) {
            List<?> found = entities.createQuery(
                            "select e from " + type.getName() + " e where e." + owner(type) + " = :patient",
                            type.getJavaType())
                    .setParameter("patient", patientId)
                    .getResultList();
            if (!found.isEmpty()) {
                all.put(
                        type.getName(),
                        found.stream().map(each -> fields(each, type, 0)).toList());
            }
        }
        return all;
    }

    /** Those the modules name, and the person. */
    private List<EntityType<?>> kinds() {
        Set<String> named = new TreeSet<>();
        List<EntityType<?>> kinds = new ArrayList<>();
        for (PatientOwnedRecords module : modules) {
            for (OwnedRows rows : module.rows()) {
                Class<? extends PatientOwned> entity = rows.entity();
                if (entity != null && named.add(entity.getName())) {
                    kinds.add(entities.getMetamodel().entity(entity));
                }
            }
        }
        entities.getMetamodel().getEntities().stream()
                .filter(type -> type.getName().equals("Patient")
                        && named.add(type.getJavaType().getName()))
                .forEach(kinds::add);
        return kinds;
    }

    private static String owner(EntityType<?> type) {
        return type.getName().equals("Patient") ? "id" : "patientId";
    }

    private Map<String, Object> fields(Object holder, ManagedType<?> type, int depth) {
        Map<String, Object> fields = new TreeMap<>();
        for (Attribute<?, ?> attribute : type.getAttributes()) {
            if (attribute.getJavaMember() instanceof Field field) {
                Object value = value(field, holder, depth);
                if (value != null) {
                    fields.put(attribute.getName(), value);
                }
            }
        }
        return new LinkedHashMap<>(fields);
    }

    private @Nullable Object value(Field field, Object holder, int depth) {
        try {
            field.setAccessible(true);
            return plain(field.get(holder), depth);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private @Nullable Object plain(@Nullable Object value, int depth) {
        if (value == null || depth > DEEPEST) {
            return null;
        }
        if (value instanceof Collection<?> many) {
            List<Object> all = new ArrayList<>();
            for (Object each : many) {
                Object plain = plain(each, depth + 1);
                if (plain != null) {
                    all.add(plain);
                }
            }
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> {
                Object plain = plain(each, depth + 1);
                if (plain != null) {
                    all.put(String.valueOf(key), plain);
                }
            });
            return all;
        }
        ManagedType<?> type = managed(value.getClass());
        if (type instanceof EntityType<?> || type instanceof EmbeddableType<?>) {
            return fields(value, type, depth + 1);
        }
        return value instanceof Enum<?> word ? word.name() : value;
    }

    private @Nullable ManagedType<?> managed(Class<?> type) {
        return entities.getMetamodel().getManagedTypes().stream()
                .filter(each -> each.getJavaType().equals(type))
                .findFirst()
                .orElse(null);
    }
}
