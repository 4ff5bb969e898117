package org.spineline.procedure.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.procedure.KapUnit;

/** Says which notification levels a dose has reached. What is not recorded says nothing. */
public final class DoseNotices {
    private final DoseRules rules;

    public DoseNotices(DoseRules rules) {
        this.rules = rules;
    }

    /**
     * A dose as it was read off the machine. Null is "not recorded".
     *
     * @param fluoroscopyMinutes minutes of fluoroscopy
     * @param airKermaMGy reference air kerma, mGy
     * @param kapValue kerma–area product in {@code kapUnit}; without a unit it says nothing
     */
    public record Dose(
            @Nullable BigDecimal fluoroscopyMinutes,
            @Nullable BigDecimal airKermaMGy,
            @Nullable BigDecimal kapValue,
            @Nullable KapUnit kapUnit) {
        /** Exact; null where value or unit is not recorded. */
        public @Nullable BigDecimal kapGyCm2() {
            return kapValue == null || kapUnit == null ? null : kapUnit.toGyCm2(kapValue);
        }
    }

    /** How far a dose has come. */
    public enum Level {
        NONE,
        NOTIFY,
        SUBSTANTIAL
    }

    /** What was measured. */
    public enum Measure {
        AIR_KERMA("Reference air kerma", "mGy"),
        KAP("Kerma–area product", "Gy·cm²"),
        FLUOROSCOPY("Fluoroscopy", "min");

        private final String shown;
        private final String unit;

        Measure(String shown, String unit) {
            this.shown = shown;
            this.unit = unit;
        }

        public String shown() {
            return shown;
        }

        public String unit() {
            return unit;
        }
    }

    /**
     * One measure that has reached a level.
     *
     * @param value in the unit of the measure
     * @param notification counts from 1; 0 where the site set "substantial" below the first notification
     * @param sentence for whoever writes the note
     */
    public record Notice(Measure measure, BigDecimal value, Level level, int notification, String sentence) {}

    /**
     * @param level the highest any measure has reached
     * @param notices one for each measure that has reached a level
     */
    public record Assessment(Level level, List<Notice> notices) {}

    public Assessment of(Dose dose) {
        List<Notice> notices = new ArrayList<>();
        add(notices, Measure.AIR_KERMA, dose.airKermaMGy(), rules.airKermaMgy());
        add(notices, Measure.KAP, dose.kapGyCm2(), rules.kapGyCm2());
        add(notices, Measure.FLUOROSCOPY, dose.fluoroscopyMinutes(), rules.fluoroscopyMinutes());
        Level highest = notices.stream().map(Notice::level).max(Enum::compareTo).orElse(Level.NONE);
        return new Assessment(highest, List.copyOf(notices));
    }

    private static void add(
            List<Notice> notices, Measure measure, @Nullable BigDecimal value, DoseRules.Levels levels) {
        if (value == null) {
            return;
        }
        int notification = levels.notifications(value);
        boolean substantial = levels.isSubstantial(value);
        if (notification == 0 && !substantial) {
            return;
        }
        String sentence = substantial
                ? "%s %s %s: substantial dose (from %s %s). Tell the patient; a look at the skin is put on the list when the note is signed."
                : "%s %s %s: notification level %s %s is reached.";
        BigDecimal limit = substantial
                ? levels.substantial()
                : levels.first().add(levels.step().multiply(BigDecimal.valueOf(notification - 1L)));
        notices.add(new Notice(
                measure,
                value,
                substantial ? Level.SUBSTANTIAL : Level.NOTIFY,
                notification,
                sentence.formatted(measure.shown, plain(value), measure.unit, plain(limit), measure.unit)));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
