package org.spineline.workup.domain;

/** UCUM's codes are for machines; what people read is written as on a laboratory's report. */
public final class UnitWords {
    private UnitWords() {}

    /** @return nothing for a number without a unit, "×10⁹/L" for "10*9/L" */
    public static String of(String ucum) {
        if (ucum.equals("1") || ucum.startsWith("{")) {
            return "";
        }
        return ucum.replace("10*9", "×10⁹")
                .replace("10*3", "×10³")
                .replace("{1.73_m2}", "1.73 m²")
                .replace("uL", "µL")
                .replace("umol", "µmol");
    }

    /** The number and its unit, if it has one. */
    public static String after(String number, String ucum) {
        String unit = of(ucum);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
