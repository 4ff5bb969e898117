package org.spineline.followup;

/** What the imaging of a suspected new fracture showed, as the radiologist who closed it says. */
public enum ImagingResult {
    NEW_FRACTURE,
    NO_NEW_FRACTURE,
    /** Done, and it does not answer the question. */
    UNCLEAR
}
