package org.spineline.interop.application;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The latest believable weight (kg) and height (cm). */
record Measures(@Nullable BigDecimal weightKg, @Nullable BigDecimal heightCm) {}
