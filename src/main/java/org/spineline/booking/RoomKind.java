package org.spineline.booking;

/** How a room sees the spine. */
public enum RoomKind {
    ANGIO_SINGLE_PLANE,
    ANGIO_BIPLANE,
    CT,
    HYBRID_OR,
    /** Without imaging of its own; a mobile C-arm comes to it. */
    PROCEDURE_ROOM
}
