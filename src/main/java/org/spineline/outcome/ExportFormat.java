package org.spineline.outcome;

/** What an export is written as. */
public enum ExportFormat {
    CSV,
    /** FHIR R4, one resource a line, one file for each kind. */
    FHIR_NDJSON
}
