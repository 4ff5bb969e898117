package org.spineline.messaging;

/** How a message travels. */
public enum Channel {
    EMAIL
}
