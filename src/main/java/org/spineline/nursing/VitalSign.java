package org.spineline.nursing;

/** What is read off the monitor or asked, one value each. Blood pressure is required as a pair. */
public enum VitalSign {
    SYSTOLIC("Blood pressure", "Systolic"),
    DIASTOLIC("Blood pressure", "Diastolic"),
    HEART_RATE("Heart rate", "Heart rate"),
    RESPIRATORY_RATE("Respiratory rate", "Respiratory rate"),
    SPO2("SpO2", "SpO₂"),
    ETCO2("Capnography", "EtCO₂"),
    PAIN("Pain", "Pain"),
    DEPTH("Consciousness", "Depth");

    private final String required;
    private final String shown;

    VitalSign(String required, String shown) {
        this.required = required;
        this.shown = shown;
    }

    /** The name under which a sedation protocol demands it. */
    public String requiredAs() {
        return required;
    }

    /** The name in a sentence. */
    public String shown() {
        return shown;
    }
}
