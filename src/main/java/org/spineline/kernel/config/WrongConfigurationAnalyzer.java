package org.spineline.kernel.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/** Says in a sentence which key is wrong and what to set instead, where a stack trace would say neither. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongConfigurationAnalyzer implements FailureAnalyzer {
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            ZoneId.class, "a time zone such as America/New_York or Europe/Berlin",
            Duration.class, "a time such as 30s, 15m or 2h",
            DataSize.class, "a size such as 1MB",
            Integer.class, "a whole number",
            int.class, "a whole number",
            Boolean.class, "true or false",
            boolean.class, "true or false");

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        WrongConfigurationException ours = find(failure, WrongConfigurationException.class);
        if (ours != null) {
            return new FailureAnalysis(ours.getMessage(), ours.remedy(), failure);
        }
        BindException binding = find(failure, BindException.class);
        // Whatever failed a rule of a record, or was unknown in it, is told well by the framework.
        if (binding == null
                || find(failure, BindValidationException.class) != null
                || find(failure, UnboundConfigurationPropertiesException.class) != null) {
            return null;
        }
        ConfigurationProperty property = binding.getProperty();
        Class<?> type = binding.getTarget().getType().resolve();
        if (property == null || type == null || !EXPECTED.containsKey(type)) {
            return null;
        }
        return new FailureAnalysis(
                property.getName() + " is \"" + property.getValue() + "\", which cannot be understood.",
                "Set it to " + EXPECTED.get(type) + ".",
                failure);
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
