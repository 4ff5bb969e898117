package org.spineline.messaging.application;

import org.spineline.messaging.DeliveryError;

/** Where letters are handed in. */
public interface Post {
    /** False until the site has named a mail server. */
    boolean isConfigured();

    /** Returns when the mail server has taken responsibility for the letter. */
    void send(Letter letter) throws Refused;

    /** The letter was not taken. Carries no text of the mail server: that quotes the address. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final DeliveryError error;

        public Refused(DeliveryError error) {
            super(error.name());
            this.error = error;
        }

        public DeliveryError error() {
            return error;
        }
    }
}
