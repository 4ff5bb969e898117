package org.spineline.kernel.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of every refusal (RFC 9457). Facts of the single problem types follow as further members. */
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable List<FieldError> errors) {}
