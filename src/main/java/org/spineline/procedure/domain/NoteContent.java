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
        @Nullable String levelsJustification,
        @Nullable String complications,
        @Nullable String impression,
        @Nullable String plan,
        @Nullable String freeText,
        List<TreatedLevel> levels) {}
