package org.spineline.episode;

/** When the pain was asked for. */
public enum PainContext {
    REST,
    MOVEMENT
}
