package org.spineline.nursing;

/** What a drug is given for in the room. */
public enum DrugGroup {
    SEDATIVE,
    OPIOID,
    LOCAL_ANAESTHETIC,
    REVERSAL,
    OTHER
}
