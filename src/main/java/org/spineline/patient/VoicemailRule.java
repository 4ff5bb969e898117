package org.spineline.patient;

/** What may be left on this patient's answering machine. */
public enum VoicemailRule {
    FULL_MESSAGE,
    NAME_AND_NUMBER_ONLY,
    NO_VOICEMAIL,
    NOT_RECORDED
}
