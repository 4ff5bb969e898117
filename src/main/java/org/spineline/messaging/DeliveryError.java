package org.spineline.messaging;

/** Why a message did not go, in words that name nobody. */
public enum DeliveryError {
    /** The mail server did not answer or broke off. */
    SERVER_UNREACHABLE(true, false),
    /** The mail server does not take our user name and password. */
    LOGIN_REFUSED(true, false),
    /** The mail server says that there is no such address. */
    ADDRESS_REFUSED(false, true),
    /** The mail server took the address, but not the message. */
    MESSAGE_REFUSED(false, false),
    /** A server stopped in the middle of sending, again and again. */
    BROKEN_OFF(false, true),
    /** The appointment had begun before the message could go. */
    TOO_LATE(false, true),
    /** The site has not said under which address patients reach it, so no link can be written. */
    NO_SITE_ADDRESS(false, true);

    private final boolean outage;
    private final boolean lasting;

    DeliveryError(boolean outage, boolean lasting) {
        this.outage = outage;
        this.lasting = lasting;
    }

    /** True if every other message would meet the same fate now; such a try does not count against the message. */
    public boolean isOutage() {
        return outage;
    }

    /** True if another try by itself is pointless. */
    public boolean isLasting() {
        return lasting;
    }
}
