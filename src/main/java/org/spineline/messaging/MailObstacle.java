package org.spineline.messaging;

/** Why a link cannot go to a patient by e-mail. */
public enum MailObstacle {
    DECEASED,
    NO_ADDRESS,
    /** The patient said no to e-mail, or was never asked. */
    NO_CONSENT,
    /** The site has not said under which address patients reach it. */
    NO_SITE_ADDRESS
}
