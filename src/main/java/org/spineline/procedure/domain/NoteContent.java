package org.spineline.procedure.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.procedure.KapUnit;

/** All that can be written in a note. Null is "not recorded". */
public record NoteContent(
        @Nullable String indication,
        @Nullable String positionPatient,
        @Nullable String sedationProtocolCode,
        @Nullable String antibiotic,
        @Nullable Boolean timeOutPatient,
        @Nullable Boolean timeOutLevels,
        @Nullable String timeOutFirstName,
        @Nullable String timeOutSecondName,
        @Nullable String numberingMethod,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable BigDecimal fluoroscopyMinutes,
        @Nullable BigDecimal airKermaMGy,
        @Nullable BigDecimal kapValue,
        @Nullable KapUnit kapUnit,
        @Nullable Integer fluoroscopyFrames,
        @Nullable String levelsJustification,
        @Nullable String complications,
        @Nullable String impression,
        @Nullable String plan,
        @Nullable String freeText,
        List<TreatedLevel> levels) {
    /** The same note with what the record of the day says. */
    public NoteContent withDay(
            @Nullable Boolean patientConfirmed,
            @Nullable Boolean levelsConfirmed,
            @Nullable String firstName,
            @Nullable String secondName,
            @Nullable String counted,
            @Nullable Instant start,
            @Nullable Instant end) {
        return new NoteContent(
                indication,
                positionPatient,
                sedationProtocolCode,
                antibiotic,
                patientConfirmed,
                levelsConfirmed,
                firstName,
                secondName,
                counted,
                start,
                end,
                fluoroscopyMinutes,
                airKermaMGy,
                kapValue,
                kapUnit,
                fluoroscopyFrames,
                levelsJustification,
                complications,
                impression,
                plan,
                freeText,
                levels);
    }
}
