package org.spineline.interop.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spineline.interop.ImportReport.Ignored;
import org.spineline.interop.ImportReport.Warning;
import org.spineline.kernel.problem.FieldError;

/** What was noticed while reading one file. */
final class Findings {
    private static final int WARNINGS_TOLD = 200;

    private final Map<String, Integer> ignored = new TreeMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    Findings(Map<String, Integer> ignored) {
        this.ignored.putAll(ignored);
    }

    void ignore(String resourceType, int count) {
        if (count > 0) {
            ignored.merge(resourceType, count, Integer::sum);
        }
    }

    void warn(String path, String message) {
        warnings.add(new Warning(path, message));
    }

    void refuse(String path, String message) {
        errors.add(new FieldError(path, message));
    }

    void throwIfRefused() {
        if (!errors.isEmpty()) {
            throw ImportRefusal.of(errors);
        }
    }

    List<Ignored> ignored() {
        return ignored.entrySet().stream()
                .map(entry -> new Ignored(entry.getKey(), entry.getValue()))
                .toList();
    }

    int ignoredCount() {
        return ignored.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<Warning> warnings() {
        return warnings.stream().limit(WARNINGS_TOLD).toList();
    }

    int warningCount() {
        return warnings.size();
    }
}
