package org.spineline.kernel.domain;

/**
 * Published by a query that looks for people by what was typed, so that the trail knows of it also when nobody was found.
 *
 * @param typed is kept as a keyed hash only
 */
public record PatientsSought(String typed) {
    /** Without what was typed: it may be a name. */
    @Override
    public String toString() {
        return "PatientsSought";
    }
}
