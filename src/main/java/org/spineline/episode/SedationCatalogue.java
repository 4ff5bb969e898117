package org.spineline.episode;

/** Answered by the sedation module, which stands above this one. */
public interface SedationCatalogue {
    boolean knows(String protocolCode);
}
