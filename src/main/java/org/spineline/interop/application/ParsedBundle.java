package org.spineline.interop.application;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What of a bundle concerns us.
 *
 * @param ignored how many resources of which other type it held
 */
record ParsedBundle(List<Entry> entries, Map<String, Integer> ignored) {
    /** @param path JSON pointer to the resource in the file */
    record Entry(String path, @Nullable String fullUrl, Resource resource) {}

    <T extends Resource> List<Found<T>> all(Class<T> type) {
        return entries.stream()
                .filter(entry -> type.isInstance(entry.resource()))
                .map(entry -> new Found<>(entry.path(), entry.fullUrl(), type.cast(entry.resource())))
                .toList();
    }

    record Found<T extends Resource>(String path, @Nullable String fullUrl, T resource) {}
}
