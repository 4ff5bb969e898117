package org.spineline.procedure.domain;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field that a payer's documentation may ask for beyond what a signature needs. */
public enum DocumentedField {
    INDICATION("/indication", NoteContent::indication, null),
    ANTIBIOTIC("/antibiotic", NoteContent::antibiotic, null),
    AIR_KERMA("/airKermaMGy", NoteContent::airKermaMGy, null),
    KERMA_AREA_PRODUCT("/kapValue", NoteContent::kapValue, null),
    PLAN("/plan", NoteContent::plan, null),
    NEEDLE("/needleGauge", null, TreatedLevel::getNeedleGauge),
    BIOPSY("/biopsy", null, TreatedLevel::getBiopsy),
    HEIGHT_BEFORE("/heightBeforeMm", null, TreatedLevel::getHeightBeforeMm),
    HEIGHT_AFTER("/heightAfterMm", null, TreatedLevel::getHeightAfterMm),
    KYPHOTIC_ANGLE("/kyphoticAngleDegrees", null, TreatedLevel::getKyphoticAngleDegrees);

    private final String pointer;
    private final @Nullable Function<NoteContent, @Nullable Object> ofNote;
    private final @Nullable Function<TreatedLevel, @Nullable Object> ofLevel;

    DocumentedField(
            String pointer,
            @Nullable Function<NoteContent, @Nullable Object> ofNote,
            @Nullable Function<TreatedLevel, @Nullable Object> ofLevel) {
        this.pointer = pointer;
        this.ofNote = ofNote;
        this.ofLevel = ofLevel;
    }

    /** Relative to the note, or to each of its levels. */
    String pointer() {
        return pointer;
    }

    /** Null for a field of the levels. */
    @Nullable
    Function<NoteContent, @Nullable Object> ofNote() {
        return ofNote;
    }

    /** Null for a field of the note. */
    @Nullable
    Function<TreatedLevel, @Nullable Object> ofLevel() {
        return ofLevel;
    }
}
