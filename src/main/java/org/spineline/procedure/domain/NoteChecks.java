package org.spineline.procedure.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.kernel.domain.PlausibleRange;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.time.DateWords;
import org.spineline.procedure.Leak;

/** What a draft must not say, and what a signed note must. */
public final class NoteChecks {
    private final ProcedureRules rules;

    public NoteChecks(ProcedureRules rules) {
        this.rules = rules;
    }

    /**
     * What cannot be true, whatever is still missing.
     *
     * @param today in the facility, against which cement expires when the procedure has no time yet
     */
    public List<FieldError> absurdities(
            NoteContent note, LocalDate today, @Nullable LocalDate procedureDay, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        ProcedureRules.Limits limits = rules.limits();
        complain(errors, "/fluoroscopyMinutes", limits.fluoroscopy(), note.fluoroscopyMinutes());
        complain(errors, "/airKermaMGy", limits.airKerma(), note.airKermaMGy());
        if (note.kapValue() != null && note.kapUnit() == null) {
            errors.add(new FieldError("/kapUnit", "Choose the unit: the same number means very different doses."));
        } else if (note.kapValue() != null) {
            complain(errors, "/kapValue", limits.kap(), note.kapUnit().toGyCm2(note.kapValue()));
        }
        Integer frames = note.fluoroscopyFrames();
        complain(errors, "/fluoroscopyFrames", limits.frames(), frames == null ? null : BigDecimal.valueOf(frames));
        if (note.startedAt() != null
                && note.endedAt() != null
                && !note.startedAt().isBefore(note.endedAt())) {
            errors.add(new FieldError("/endedAt", "The end lies before the start."));
        }
        if (note.endedAt() != null && note.endedAt().isAfter(now)) {
            errors.add(new FieldError("/endedAt", "The end lies in the future."));
        }
        Set<VertebralLevel> seen = EnumSet.noneOf(VertebralLevel.class);
        for (int i = 0; i < note.levels().size(); i++) {
            TreatedLevel level = note.levels().get(i);
            String at = "/levels/" + i;
            if (!seen.add(level.getLevel())) {
                errors.add(new FieldError(at + "/level", level.getLevel() + " is entered twice."));
            }
            check(errors, at, level, procedureDay == null ? today : procedureDay);
        }
        return errors;
    }

    private void check(List<FieldError> errors, String at, TreatedLevel level, LocalDate day) {
        ProcedureRules.Limits limits = rules.limits();
        Integer gauge = level.getNeedleGauge();
        complain(errors, at + "/needleGauge", limits.needleGauge(), gauge == null ? null : BigDecimal.valueOf(gauge));
        complain(errors, at + "/balloonVolumeMl", limits.balloonVolume(), level.getBalloonVolumeMl());
        complain(
                errors,
                at + "/balloonPeakPressurePsi",
                limits.balloonPeakPressure(),
                level.getBalloonPeakPressurePsi());
        BigDecimal pressure = level.getBalloonPeakPressurePsi();
        rules.ratedMaximum(level.getBalloonModel())
                .filter(rated -> pressure != null && pressure.compareTo(rated) > 0)
                .ifPresent(rated -> errors.add(new FieldError(
                        at + "/balloonPeakPressurePsi",
                        "This balloon is rated for %s psi at most.".formatted(rated.toPlainString()))));
        complain(errors, at + "/cementMlLeft", limits.cementPerSide(), level.getCementMlLeft());
        complain(errors, at + "/cementMlRight", limits.cementPerSide(), level.getCementMlRight());
        complain(errors, at + "/cementMixingMinutes", limits.cementMixing(), level.getCementMixingMinutes());
        opened(level.getCementUnits()).ifPresent(text -> errors.add(new FieldError(at + "/cementUnits", text)));
        opened(level.getBalloonUnits()).ifPresent(text -> errors.add(new FieldError(at + "/balloonUnits", text)));
        complain(errors, at + "/heightBeforeMm", limits.vertebralHeight(), level.getHeightBeforeMm());
        complain(errors, at + "/heightAfterMm", limits.vertebralHeight(), level.getHeightAfterMm());
        complain(errors, at + "/kyphoticAngleDegrees", limits.kyphoticAngle(), level.getKyphoticAngleDegrees());
        if (level.getCementExpiry() != null && level.getCementExpiry().isBefore(day)) {
            errors.add(new FieldError(
                    at + "/cementExpiry",
                    "This lot expired on %s. Use another lot.".formatted(DateWords.day(level.getCementExpiry()))));
        }
    }

    /** Why so many units of one lot were not opened; empty where they may have been, and where nobody counted. */
    public Optional<String> opened(@Nullable Integer units) {
        PlausibleRange range = rules.limits().unitsOpened();
        return range.complaint(units == null ? null : BigDecimal.valueOf(units))
                .map(complaint -> units != null && units == 0
                        ? "A lot that was used was opened. Leave this empty where the mix of another level served."
                        : complaint);
    }

    /** What must be there before a name is put under it. */
    public List<FieldError> open(NoteContent note, boolean treatsWhatWasPlanned) {
        List<FieldError> open = new ArrayList<>();
        need(open, "/indication", note.indication(), "Enter the indication.");
        if (!Boolean.TRUE.equals(note.timeOutPatient())) {
            open.add(new FieldError("/timeOutPatient", "Confirm the patient's identity at time-out."));
        }
        if (!Boolean.TRUE.equals(note.timeOutLevels())) {
            open.add(new FieldError("/timeOutLevels", "Confirm the levels at time-out."));
        }
        need(open, "/timeOutFirstName", note.timeOutFirstName(), "Name the first person of the time-out.");
        need(open, "/timeOutSecondName", note.timeOutSecondName(), "Name the second person of the time-out.");
        if (note.timeOutFirstName() != null && note.timeOutFirstName().equalsIgnoreCase(note.timeOutSecondName())) {
            open.add(new FieldError("/timeOutSecondName", "The time-out needs two people."));
        }
        need(open, "/numberingMethod", note.numberingMethod(), "Say how the levels were counted.");
        need(open, "/startedAt", note.startedAt(), "Enter the start.");
        need(open, "/endedAt", note.endedAt(), "Enter the end.");
        need(open, "/fluoroscopyMinutes", note.fluoroscopyMinutes(), "Enter the fluoroscopy time.");
        need(open, "/complications", note.complications(), "Enter the complications, or write None.");
        need(open, "/impression", note.impression(), "Enter the impression.");
        if (note.levels().isEmpty()) {
            open.add(new FieldError("/levels", "Enter at least one treated level."));
        } else if (!treatsWhatWasPlanned) {
            need(
                    open,
                    "/levelsJustification",
                    note.levelsJustification(),
                    "The treated levels are not those that were planned. Say why.");
        }
        for (int i = 0; i < note.levels().size(); i++) {
            open(open, "/levels/" + i, note.levels().get(i));
        }
        open.addAll(documentation(note, true));
        return open;
    }

    /** What payers ask to find; it does not stop a signature. */
    public List<FieldError> advised(NoteContent note) {
        return documentation(note, false);
    }

    public String documentationSource() {
        return rules.documentation().source();
    }

    private List<FieldError> documentation(NoteContent note, boolean required) {
        List<FieldError> missing = new ArrayList<>();
        for (ProcedureRules.Item item : rules.documentation().items()) {
            if (item.required() != required) {
                continue;
            }
            DocumentedField field = item.field();
            var ofNote = field.ofNote();
            if (ofNote != null) {
                need(missing, field.pointer(), ofNote.apply(note), item.message());
            }
            var ofLevel = field.ofLevel();
            for (int i = 0; ofLevel != null && i < note.levels().size(); i++) {
                TreatedLevel level = note.levels().get(i);
                need(
                        missing,
                        "/levels/" + i + field.pointer(),
                        ofLevel.apply(level),
                        level.getLevel().name() + ": " + item.message());
            }
        }
        return missing;
    }

    private static void open(List<FieldError> open, String at, TreatedLevel level) {
        String name = level.getLevel().name();
        need(open, at + "/technique", level.getTechnique(), name + ": choose the technique.");
        need(open, at + "/approach", level.getApproach(), name + ": choose the approach.");
        need(open, at + "/side", level.getSide(), name + ": choose the side.");
        need(open, at + "/cementProduct", level.getCementProduct(), name + ": enter the cement.");
        need(open, at + "/cementLot", level.getCementLot(), name + ": enter the lot, for recalls.");
        if (level.getCementLot() != null
                && level.getCementLotId() == null
                && !Boolean.TRUE.equals(level.getLotNotInCatalogue())) {
            open.add(new FieldError(
                    at + "/lotNotInCatalogue",
                    name + ": this lot was typed. Choose it from the catalogue, or confirm that it is not there."));
        }
        need(open, at + "/cementExpiry", level.getCementExpiry(), name + ": enter the expiry of the lot.");
        if (level.cementTotalMl().filter(total -> total.signum() > 0).isEmpty()) {
            open.add(new FieldError(at + "/cementMlLeft", name + ": enter the cement volume."));
        }
        need(open, at + "/leak", level.getLeak(), name + ": say whether cement leaked.");
        if (level.getLeak() != null && level.getLeak() != Leak.NONE) {
            need(open, at + "/leakSite", level.getLeakSite(), name + ": say where it leaked to.");
            need(open, at + "/leakSymptomatic", level.getLeakSymptomatic(), name + ": say whether it was felt.");
        }
    }

    /** To think about; nothing is refused. */
    public List<String> notices(NoteContent note) {
        BigDecimal total = note.levels().stream()
                .flatMap(level -> level.cementTotalMl().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.compareTo(rules.cementTotalNoticeMl()) > 0
                ? List.of("%s mL of cement in all. %s (%s)."
                        .formatted(
                                total.stripTrailingZeros().toPlainString(), rules.cementTotalNotice(), rules.source()))
                : List.of();
    }

    private static void complain(
            List<FieldError> errors, String pointer, PlausibleRange range, @Nullable BigDecimal value) {
        Optional<String> complaint = range.complaint(value);
        complaint.ifPresent(text -> errors.add(new FieldError(pointer, text)));
    }

    private static void need(List<FieldError> open, String pointer, @Nullable Object value, String message) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            open.add(new FieldError(pointer, message));
        }
    }
}
