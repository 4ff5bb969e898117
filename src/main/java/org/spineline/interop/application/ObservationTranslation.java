package org.spineline.interop.application;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.spineline.interop.application.ParsedBundle.Found;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.FindingCode;
import org.springframework.stereotype.Component;

/** Measured values, from FHIR Observations: weight and height for the patient, the rest for the laboratory list. */
@Component
class ObservationTranslation {
    private static final String LOINC = "http://loinc.org";
    private static final String BODY_WEIGHT = "29463-7";
    private static final String BODY_HEIGHT = "8302-2";
    private static final Set<String> BODY = Set.of(BODY_WEIGHT, BODY_HEIGHT);
    private static final Set<ObservationStatus> VALID =
            Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    private static final Map<String, BigDecimal> TO_KG =
            Map.of("kg", BigDecimal.ONE, "g", new BigDecimal("0.001"), "[lb_av]", new BigDecimal("0.45359237"));
    private static final Map<String, BigDecimal> TO_CM =
            Map.of("cm", BigDecimal.ONE, "m", new BigDecimal("100"), "[in_i]", new BigDecimal("2.54"));
    private static final BigDecimal LEAST_KG = new BigDecimal("0.5");
    private static final BigDecimal MOST_KG = new BigDecimal("500");
    private static final BigDecimal LEAST_CM = new BigDecimal("20");
    private static final BigDecimal MOST_CM = new BigDecimal("260");

    /** Beyond this no instrument measures; it keeps 1e999999999 out of every later calculation. */
    private static final int MOST_DIGITS = 12;

    private static final int UNIT_LENGTH = 30;
    private static final int DISPLAY_LENGTH = 300;

    private final FacilityZone facility;

    ObservationTranslation(FacilityZone facility) {
        this.facility = facility;
    }

    /** The results among them that are plain numbers with a LOINC code and a time; what is missing is noted. */
    List<Measured> measured(List<Found<Observation>> observations, Findings findings) {
        return observations.stream()
                .flatMap(found -> measured(found, findings).stream())
                .toList();
    }

    Measures measures(List<Measured> measured, Findings findings) {
        return new Measures(
                latest(measured, BODY_WEIGHT, TO_KG, LEAST_KG, MOST_KG, "The weight", findings),
                latest(measured, BODY_HEIGHT, TO_CM, LEAST_CM, MOST_CM, "The height", findings));
    }

    private Optional<Measured> measured(Found<Observation> found, Findings findings) {
        Observation told = found.resource();
        Optional<String> loinc = FhirText.code(told.getCode(), LOINC);
        boolean number = told.hasValueQuantity() && told.getValueQuantity().hasValue();
        boolean finding = told.hasValueCodeableConcept() || told.hasValueStringType();
        if (told.getStatus() == null
                || !VALID.contains(told.getStatus())
                || loinc.isEmpty()
                || !(number || (finding && !BODY.contains(loinc.get())))) {
            findings.ignore("Observation", 1);
            return Optional.empty();
        }
        if (finding) {
            return found(found, loinc.get(), findings);
        }
        Quantity quantity = told.getValueQuantity();
        String name = FhirText.text(told.getCode()).orElse(loinc.get());
        String shown = FhirText.cut(name, DISPLAY_LENGTH);
        if (quantity.hasComparator()) {
            findings.warn(
                    found.path(),
                    "%s was left out: it is told as \"%s %s\", which is not a value."
                            .formatted(
                                    shown,
                                    quantity.getComparator().toCode(),
                                    quantity.getValueElement().getValueAsString()));
            return Optional.empty();
        }
        BigDecimal value = quantity.getValue();
        if (Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS) {
            findings.warn(found.path(), "%s was left out: no such value can be measured.".formatted(shown));
            return Optional.empty();
        }
        Optional<Instant> at = moment(told.getEffective());
        if (at.isEmpty()) {
            findings.warn(found.path(), "%s was left out: it does not say on which day it was taken.".formatted(shown));
            return Optional.empty();
        }
        String unit = FhirText.cut(quantity.hasCode() ? quantity.getCode() : quantity.getUnit(), UNIT_LENGTH);
        return Optional.of(
                new Measured(found, loinc.get(), name, value, unit == null ? "" : unit, List.of(), at.get()));
    }

    /** What was found rather than measured: the laboratory list decides whether it knows the test and the code. */
    private Optional<Measured> found(Found<Observation> found, String loinc, Findings findings) {
        Observation told = found.resource();
        Optional<Instant> at = moment(told.getEffective());
        if (at.isEmpty()) {
            findings.ignore("Observation", 1);
            return Optional.empty();
        }
        List<FindingCode> codes = told.hasValueCodeableConcept()
                ? told.getValueCodeableConcept().getCoding().stream()
                        .filter(coding -> coding.hasSystem() && coding.hasCode())
                        .map(coding -> new FindingCode(
                                coding.getSystem(), coding.getCode().strip()))
                        .toList()
                : List.of();
        String name = FhirText.text(told.getCode()).orElse(loinc);
        return Optional.of(new Measured(found, loinc, name, null, "", codes, at.get()));
    }

    private @Nullable BigDecimal latest(
            List<Measured> measured,
            String loinc,
            Map<String, BigDecimal> units,
            BigDecimal least,
            BigDecimal most,
            String name,
            Findings findings) {
        BigDecimal latest = null;
        Instant at = Instant.MIN;
        for (Measured one : measured) {
            if (loinc.equals(one.loinc()) && one.value() != null) {
                BigDecimal factor = units.get(one.unit());
                BigDecimal value =
                        factor == null ? null : one.value().multiply(factor).setScale(1, RoundingMode.HALF_UP);
                if (value == null) {
                    findings.warn(one.found().path(), "%s was left out: its unit is not known here.".formatted(name));
                } else if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                    findings.warn(
                            one.found().path(),
                            "%s was left out: it must lie between %s and %s."
                                    .formatted(name, least.toPlainString(), most.toPlainString()));
                } else if (one.at().isAfter(at)) {
                    at = one.at();
                    latest = value;
                }
            }
        }
        return latest;
    }

    /** A day without time counts from its beginning: a result must not look fresher than it is. */
    private Optional<Instant> moment(@Nullable Type told) {
        if (told instanceof Period period) {
            return moment(period.hasEnd() ? period.getEndElement() : period.getStartElement());
        }
        if (!(told instanceof BaseDateTimeType moment) || !moment.hasValue()) {
            return Optional.empty();
        }
        if (moment.getPrecision().ordinal() >= TemporalPrecisionEnum.MINUTE.ordinal()) {
            return Optional.of(moment.getValue().toInstant());
        }
        return Optional.ofNullable(FhirText.day(moment)).map(facility::startOf);
    }

    /**
     * One number or finding, when it was taken and where it stood in the file.
     *
     * @param value null for a finding
     * @param codes of the finding
     */
    record Measured(
            Found<Observation> found,
            String loinc,
            String display,
            @Nullable BigDecimal value,
            String unit,
            List<FindingCode> codes,
            Instant at) {
        boolean isBodyMeasure() {
            return BODY.contains(loinc);
        }
    }
}
