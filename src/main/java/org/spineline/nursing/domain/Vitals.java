package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.VitalSign;

/**
 * One reading. Null was not recorded.
 *
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param heartRate per minute
 * @param respiratoryRate per minute
 * @param spo2 percent
 * @param etco2 mmHg
 * @param pain numeric rating scale, 0 to 10
 * @param depth on the scale of the site
 */
@Embeddable
public record Vitals(
        @Column(name = "systolic", updatable = false) @Nullable Integer systolic,
        @Column(name = "diastolic", updatable = false) @Nullable Integer diastolic,
        @Column(name = "heart_rate", updatable = false) @Nullable Integer heartRate,
        @Column(name = "respiratory_rate", updatable = false) @Nullable Integer respiratoryRate,
        @Column(name = "spo2", updatable = false) @Nullable Integer spo2,
        @Column(name = "etco2", updatable = false) @Nullable Integer etco2,
        @Column(name = "pain", updatable = false) @Nullable Integer pain,
        @Column(name = "depth", updatable = false) @Nullable Integer depth) {
    public static final Vitals NONE = new Vitals(null, null, null, null, null, null, null, null);

    public @Nullable Integer of(VitalSign sign) {
        return switch (sign) {
            case SYSTOLIC -> systolic;
            case DIASTOLIC -> diastolic;
            case HEART_RATE -> heartRate;
            case RESPIRATORY_RATE -> respiratoryRate;
            case SPO2 -> spo2;
            case ETCO2 -> etco2;
            case PAIN -> pain;
            case DEPTH -> depth;
        };
    }

    public boolean isEmpty() {
        return Arrays.stream(VitalSign.values()).map(this::of).allMatch(Objects::isNull);
    }

    /** What the protocol demands and nobody recorded, by the protocol's names, each once. */
    public List<String> missing(List<String> required) {
        return Arrays.stream(VitalSign.values())
                .filter(sign -> of(sign) == null && required.contains(sign.requiredAs()))
                .map(VitalSign::requiredAs)
                .distinct()
                .toList();
    }
}
