package org.spineline.procedure.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Approach;
import org.spineline.episode.Technique;
import org.spineline.kernel.text.Words;
import org.spineline.procedure.KapUnit;
import org.spineline.procedure.Leak;

/** The report in words: the same rows always give the same text. */
public final class ReportText {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    /** @param zone of the facility */
    public ReportText(ZoneId zone) {
        this.zone = zone;
    }

    public record Section(String title, String text) {}

    public List<Section> of(NoteContent note, @Nullable String sedationName) {
        List<Section> sections = new ArrayList<>();
        add(sections, "Indication", note.indication());
        add(sections, "Time-out", timeOut(note));
        add(sections, "Sedation", sedation(note, sedationName));
        for (TreatedLevel level : note.levels()) {
            add(sections, level.getLevel().name(), level(level));
        }
        add(sections, "Levels other than planned", note.levelsJustification());
        add(sections, "Radiation", radiation(note));
        add(sections, "Complications", note.complications());
        add(sections, "Impression", note.impression());
        add(sections, "Plan", note.plan());
        add(sections, "Further remarks", note.freeText());
        return sections;
    }

    private static void add(List<Section> sections, String title, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            sections.add(new Section(title, text.strip()));
        }
    }

    private @Nullable String timeOut(NoteContent note) {
        List<String> parts = new ArrayList<>();
        if (Boolean.TRUE.equals(note.timeOutPatient())) {
            parts.add("Patient confirmed");
        }
        if (Boolean.TRUE.equals(note.timeOutLevels())) {
            parts.add("levels confirmed");
        }
        List<String> names = Stream.of(note.timeOutFirstName(), note.timeOutSecondName())
                .filter(Objects::nonNull)
                .toList();
        if (!names.isEmpty()) {
            parts.add("by " + String.join(" and ", names));
        }
        if (note.numberingMethod() != null) {
            parts.add("levels counted: " + note.numberingMethod());
        }
        return parts.isEmpty() ? null : sentence(String.join(", ", parts));
    }

    private @Nullable String sedation(NoteContent note, @Nullable String sedationName) {
        StringJoiner text = new StringJoiner(" ");
        if (sedationName != null) {
            text.add(sedationName + ".");
        }
        if (note.positionPatient() != null) {
            text.add("Position: " + sentence(note.positionPatient()));
        }
        if (note.antibiotic() != null) {
            text.add("Antibiotic: " + sentence(note.antibiotic()));
        }
        if (note.startedAt() != null) {
            text.add("Start " + moment(note.startedAt()) + ".");
        }
        if (note.endedAt() != null) {
            text.add("End " + moment(note.endedAt()) + ".");
        }
        return text.length() == 0 ? null : text.toString();
    }

    private static String level(TreatedLevel level) {
        List<String> first = new ArrayList<>();
        if (level.getSide() != null) {
            first.add(side(level.getSide()));
        }
        if (level.getApproach() != null) {
            first.add(Words.of(level.getApproach()));
        }
        first.add(level.getTechnique() == null ? "treatment" : technique(level.getTechnique()));
        String what = String.join(" ", first);
        List<String> text = new ArrayList<>();
        text.add(what + (level.getNeedleGauge() == null ? "" : ", %d G needle".formatted(level.getNeedleGauge())));
        if (level.getBalloonVolumeMl() != null || level.getBalloonPeakPressurePsi() != null) {
            text.add("balloon"
                    + (level.getBalloonModel() == null ? "" : " " + level.getBalloonModel())
                    + (level.getBalloonVolumeMl() == null ? "" : " " + plain(level.getBalloonVolumeMl()) + " mL")
                    + (level.getBalloonPeakPressurePsi() == null
                            ? ""
                            : ", peak " + plain(level.getBalloonPeakPressurePsi()) + " psi"));
        }
        level.cementTotalMl()
                .ifPresent(total -> text.add("%s mL %s%s"
                        .formatted(
                                plain(total),
                                level.getCementProduct() == null ? "cement" : level.getCementProduct(),
                                level.getCementLot() == null ? "" : " (lot " + level.getCementLot() + ")")));
        if (level.getHeightBeforeMm() != null && level.getHeightAfterMm() != null) {
            text.add("height %s to %s mm".formatted(plain(level.getHeightBeforeMm()), plain(level.getHeightAfterMm())));
        }
        if (Boolean.TRUE.equals(level.getBiopsy())) {
            text.add("biopsy through the same access");
        }
        if (level.getLeak() != null) {
            text.add(leak(level));
        }
        return sentence(String.join(", ", text));
    }

    private static String leak(TreatedLevel level) {
        if (level.getLeak() == Leak.NONE) {
            return "no cement leak";
        }
        return "cement leak "
                + Words.of(Objects.requireNonNull(level.getLeak()))
                + (level.getLeakSite() == null ? "" : " (" + level.getLeakSite() + ")")
                + (level.getLeakSymptomatic() == null
                        ? ""
                        : level.getLeakSymptomatic() ? ", symptomatic" : ", without symptoms")
                + (level.getLeakAction() == null ? "" : ", " + level.getLeakAction());
    }

    private static @Nullable String radiation(NoteContent note) {
        List<String> parts = new ArrayList<>();
        if (note.fluoroscopyMinutes() != null) {
            parts.add("Fluoroscopy %s min".formatted(plain(note.fluoroscopyMinutes())));
        }
        if (note.airKermaMGy() != null) {
            parts.add("reference air kerma %s mGy".formatted(plain(note.airKermaMGy())));
        }
        KapUnit unit = note.kapUnit();
        if (note.kapValue() != null && unit != null) {
            parts.add("kerma–area product %s %s".formatted(plain(note.kapValue()), unit.symbol()));
        }
        return parts.isEmpty() ? null : sentence(String.join(", ", parts));
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    private static String side(Approach side) {
        return side == Approach.BOTH ? "bilateral" : Words.of(side) + "-sided";
    }

    private static String technique(Technique technique) {
        return Words.of(technique);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String sentence(String text) {
        String start = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return start.endsWith(".") ? start : start + ".";
    }
}
