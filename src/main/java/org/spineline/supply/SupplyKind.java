package org.spineline.supply;

/** What a product of the catalogue is. */
public enum SupplyKind {
    CEMENT,
    BALLOON,
    NEEDLE,
    KIT,
    IMPLANT
}
