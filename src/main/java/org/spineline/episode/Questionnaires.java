package org.spineline.episode;

import java.util.List;

/** The instruments of the site, for every module that keeps a score: which edition was asked. */
public interface Questionnaires {
    /** Of the numeric rating scale of pain, 0 to 10. */
    String nrsVersion();

    /** Of the Roland–Morris questionnaire. */
    String rmdqVersion();

    /** The statements of the Roland–Morris questionnaire in their published order. */
    RolandMorrisText rolandMorrisText();

    /** @param attribution authors and publication, to be shown with the statements */
    record RolandMorrisText(String attribution, List<String> statements) {}
}
