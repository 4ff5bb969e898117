package org.spineline.booking;

/** What a piece of equipment is. */
public enum EquipmentKind {
    C_ARM,
    KIT,
    OTHER
}
