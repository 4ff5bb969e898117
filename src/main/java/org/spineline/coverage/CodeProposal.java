package org.spineline.coverage;

import java.util.List;

/**
 * Numbers proposed for billing; a coder decides.
 *
 * @param bundled what is included and must not be billed beside
 * @param source where the numbers come from
 */
public record CodeProposal(
        List<CodeLine> diagnoses,
        List<CodeLine> procedures,
        List<CodeWarning> warnings,
        String bundled,
        String source) {

    /**
     * @param units how often it is billed
     * @param additional only together with a first-level number
     * @param alternative possible instead, not proposed by itself
     * @param oneOf numbers of which one must be billed with it
     */
    public record CodeLine(
            String code, String text, int units, boolean additional, boolean alternative, List<String> oneOf) {}

    /**
     * @param rule for programs
     * @param text a sentence that says what does not go together
     */
    public record CodeWarning(String rule, String text) {}
}
