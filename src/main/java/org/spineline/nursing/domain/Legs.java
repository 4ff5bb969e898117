package org.spineline.nursing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.LegFinding;

/** Both legs, compared with before the procedure. Null was not looked at. */
@Embeddable
public record Legs(
        @Enumerated(EnumType.STRING) @Column(name = "left_strength", updatable = false) @Nullable
                LegFinding leftStrength,
        @Enumerated(EnumType.STRING) @Column(name = "left_sensation", updatable = false) @Nullable
                LegFinding leftSensation,
        @Enumerated(EnumType.STRING) @Column(name = "right_strength", updatable = false) @Nullable
                LegFinding rightStrength,
        @Enumerated(EnumType.STRING) @Column(name = "right_sensation", updatable = false) @Nullable
                LegFinding rightSensation,
        @Column(name = "neurology_text", updatable = false) @Nullable String text) {
    public static final Legs NOT_SEEN = new Legs(null, null, null, null, null);

    public boolean changed() {
        return findings().anyMatch(finding -> finding == LegFinding.CHANGED);
    }

    /** Both legs, strength and sensation. */
    public boolean complete() {
        return leftStrength != null && leftSensation != null && rightStrength != null && rightSensation != null;
    }

    public boolean isEmpty() {
        return findings().findAny().isEmpty() && text == null;
    }

    private Stream<LegFinding> findings() {
        return Stream.of(leftStrength, leftSensation, rightStrength, rightSensation)
                .flatMap(Stream::ofNullable);
    }
}
