package org.spineline.procedure.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.procedure.NoteStatus;
import org.spineline.supply.LotState;

/** What goes over the wire about a recall. */
public final class RecallRequests {
    private RecallRequests() {}

    /** How a treatment was found. */
    public enum MatchedBy {
        /** The note names this very lot of the catalogue. */
        CATALOGUE,
        /** Only the number was typed: another maker may use the same one. */
        TYPED_NUMBER
    }

    /** What of the lot was used. */
    public enum RecalledItem {
        CEMENT,
        BALLOON
    }

    /**
     * One level of one procedure.
     *
     * @param performedOn null while a draft does not say
     * @param operator who signed; null for a draft
     * @param product as the catalogue or the note names it
     * @param millilitres of cement, both sides; null when not recorded
     * @param unitsOpened of the lot in this procedure, all levels together; null where the stock took none
     */
    public record RecalledLevel(
            UUID noteId,
            NoteStatus noteStatus,
            @Nullable LocalDate performedOn,
            @Nullable String operator,
            VertebralLevel level,
            RecalledItem item,
            @Nullable String product,
            @Nullable String lot,
            @Nullable BigDecimal millilitres,
            @Nullable Integer unitsOpened,
            MatchedBy matchedBy) {}

    /** @param levels oldest procedure first, then in anatomical order */
    public record RecalledPatient(
            UUID patientId,
            String name,
            String mrn,
            LocalDate birthDate,
            @Nullable String phone,
            String language,
            boolean interpreterNeeded,
            boolean deceased,
            List<RecalledLevel> levels) {}

    public record RecalledLot(
            UUID id, String product, @Nullable String manufacturer, String lot, LotState state, int onHand) {}

    /**
     * Who was treated with a lot.
     *
     * @param lots of the catalogue that were meant
     * @param patients with a signed note, by name
     * @param unsigned with a note that is not signed yet, by name: ask what was used
     * @param voided with a note that two people declared void, by name: what was implanted is implanted, so ask
     */
    public record RecallResponse(
            String asked,
            List<RecalledLot> lots,
            List<RecalledPatient> patients,
            List<RecalledPatient> unsigned,
            List<RecalledPatient> voided) {}
}
