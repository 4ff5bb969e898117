package org.spineline.episode;

/** The instruments of the site, for every module that keeps a score: which edition was asked. */
public interface Questionnaires {
    /** Of the numeric rating scale of pain, 0 to 10. */
    String nrsVersion();

    /** Of the Roland–Morris questionnaire. */
    String rmdqVersion();
}
