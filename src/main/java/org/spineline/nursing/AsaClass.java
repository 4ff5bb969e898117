package org.spineline.nursing;

/** Physical status of the patient, I to V, as the American Society of Anesthesiologists counts it. */
public enum AsaClass {
    I,
    II,
    III,
    IV,
    V
}
