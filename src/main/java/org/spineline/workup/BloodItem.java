package org.spineline.workup;

/** What blood work may be asked about before a procedure. */
public enum BloodItem {
    INR,
    PLATELETS,
    FIBRINOGEN,
    HAEMOGLOBIN,
    CREATININE,
    PREGNANCY,
    INFECTION,
    GLUCOSE
}
