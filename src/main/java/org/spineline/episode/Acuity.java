package org.spineline.episode;

/** Age of a fracture by the days since onset. */
public enum Acuity {
    ACUTE,
    SUBACUTE,
    CHRONIC
}
