package org.spineline.workup;

/** DGOU/AO osteoporotic fracture class. */
public enum OfClass {
    OF1,
    OF2,
    OF3,
    OF4,
    OF5
}
