package org.spineline.supply.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.supply.MovementKind;

/** Something happened to a lot. Never changed afterwards. */
@Entity
@Table(name = "supply_movement")
public class SupplyMovement extends Aggregate {
    @Column(name = "lot_id", updatable = false)
    private UUID lotId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private MovementKind kind;

    @Column(name = "units", updatable = false)
    private int units;

    @Column(name = "millilitres", updatable = false)
    private @Nullable BigDecimal millilitres;

    @Column(name = "note_id", updatable = false)
    private @Nullable UUID noteId;

    @Column(name = "entry", updatable = false)
    private int entry;

    @Column(name = "reason", updatable = false)
    private @Nullable String reason;

    @Column(name = "by_name", updatable = false)
    private String byName;

    @SuppressWarnings("NullAway.Init")
    protected SupplyMovement() {}

    private SupplyMovement(UUID lotId, MovementKind kind, int units, String byName) {
        this.lotId = lotId;
        this.kind = kind;
        this.units = units;
        this.byName = byName;
    }

    /** @param units at least 1 */
    public static SupplyMovement received(UUID lotId, int units, String byName) {
        return new SupplyMovement(lotId, MovementKind.RECEIVED, units, byName);
    }

    /** @param units opened, at least 1 */
    public static SupplyMovement used(
            UUID lotId, int units, @Nullable BigDecimal millilitres, UUID noteId, String byName) {
        SupplyMovement movement = new SupplyMovement(lotId, MovementKind.USED, -units, byName);
        movement.millilitres = millilitres;
        movement.noteId = noteId;
        return movement;
    }

    /**
     * @param more units opened beyond what was recorded, below 0 where it was fewer; never 0
     * @param entry counts the corrections of a note and lot from 1: the same one is not made twice
     */
    public static SupplyMovement amended(UUID lotId, int more, UUID noteId, int entry, String byName) {
        SupplyMovement movement = new SupplyMovement(lotId, MovementKind.AMENDED, -more, byName);
        movement.noteId = noteId;
        movement.entry = entry;
        return movement;
    }

    /** @param units the note had taken, corrections included; at least 1 */
    public static SupplyMovement givenBack(SupplyMovement used, int units, String byName) {
        SupplyMovement movement = new SupplyMovement(used.lotId, MovementKind.GIVEN_BACK, units, byName);
        movement.millilitres = used.millilitres;
        movement.noteId = used.noteId;
        return movement;
    }

    /** @param units more or fewer than the record said, never 0 */
    public static SupplyMovement adjusted(UUID lotId, int units, String reason, String byName) {
        SupplyMovement movement = new SupplyMovement(lotId, MovementKind.ADJUSTED, units, byName);
        movement.reason = reason;
        return movement;
    }

    /** @param kind one that moves nothing */
    public static SupplyMovement decided(UUID lotId, MovementKind kind, String reason, String byName) {
        SupplyMovement movement = new SupplyMovement(lotId, kind, 0, byName);
        movement.reason = reason;
        return movement;
    }

    public UUID getLotId() {
        return lotId;
    }

    public MovementKind getKind() {
        return kind;
    }

    public int getUnits() {
        return units;
    }

    public @Nullable BigDecimal getMillilitres() {
        return millilitres;
    }

    public @Nullable UUID getNoteId() {
        return noteId;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public String getByName() {
        return byName;
    }
}
