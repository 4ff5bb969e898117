package org.spineline.interop.application;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Small readings of FHIR data types. */
final class FhirText {
    private static final int DAY_LENGTH = 10;

    private FhirText() {}

    /** The day as the sender wrote it; none where only a year or month was told. */
    static @Nullable LocalDate day(@Nullable BaseDateTimeType told) {
        if (told == null || !told.hasValue() || told.getValueAsString().length() < DAY_LENGTH) {
            return null;
        }
        return LocalDate.parse(told.getValueAsString().substring(0, DAY_LENGTH));
    }

    /** As people read it: the text, else the first display, else a code. */
    static Optional<String> text(CodeableConcept concept) {
        return Stream.concat(
                        Stream.of(concept.getText()),
                        Stream.concat(
                                concept.getCoding().stream().map(Coding::getDisplay),
                                concept.getCoding().stream().map(Coding::getCode)))
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .findFirst();
    }

    static Optional<String> code(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map(coding -> coding.getCode().strip())
                .findFirst();
    }

    /** Whether any coding of the concept has one of these codes, whatever its system. */
    static boolean isAnyOf(CodeableConcept concept, String... codes) {
        return concept.getCoding().stream()
                .anyMatch(coding -> Stream.of(codes).anyMatch(code -> code.equals(coding.getCode())));
    }

    /** Cut to what the column holds. */
    static @Nullable String cut(@Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }

    static Optional<String> id(Resource resource) {
        return Optional.ofNullable(resource.getIdElement().getIdPart()).filter(id -> !id.isBlank());
    }
}
