package org.spineline.procedure.domain;

import static org.spineline.procedure.domain.Prose.sentence;
import static org.spineline.procedure.domain.Prose.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.Approach;
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

    /** @param parts the text in pieces, those that were entered with the pointer of their field */
    public record Section(String title, String text, List<Part> parts) {}

    /** @param pointer of the field this was entered at; null for the words between */
    public record Part(String text, @Nullable String pointer) {}

    public List<Section> of(NoteContent note, @Nullable String sedationName) {
        List<Section> sections = new ArrayList<>();
        add(sections, "Indication", typed("/indication", note.indication()));
        add(sections, "Time-out", timeOut(note));
        add(sections, "Sedation", sedation(note, sedationName));
        for (int i = 0; i < note.levels().size(); i++) {
            TreatedLevel level = note.levels().get(i);
            add(sections, level.getLevel().name(), level("/levels/" + i, level));
        }
        add(sections, "Levels other than planned", typed("/levelsJustification", note.levelsJustification()));
        add(sections, "Radiation", radiation(note));
        add(sections, "Complications", typed("/complications", note.complications()));
        add(sections, "Impression", typed("/impression", note.impression()));
        add(sections, "Plan", typed("/plan", note.plan()));
        add(sections, "Further remarks", typed("/freeText", note.freeText()));
        return sections;
    }

    private static @Nullable String typed(String pointer, @Nullable String text) {
        return text == null || text.isBlank() ? null : value(pointer, text.strip());
    }

    private static void add(List<Section> sections, String title, @Nullable String marked) {
        if (marked != null) {
            List<Part> parts = Prose.parts(marked);
            sections.add(new Section(title, parts.stream().map(Part::text).collect(Collectors.joining()), parts));
        }
    }

    private static @Nullable String timeOut(NoteContent note) {
        List<String> parts = new ArrayList<>();
        if (Boolean.TRUE.equals(note.timeOutPatient())) {
            parts.add(value("/timeOutPatient", "patient confirmed"));
        }
        if (Boolean.TRUE.equals(note.timeOutLevels())) {
            parts.add(value("/timeOutLevels", "levels confirmed"));
        }
        List<String> names = new ArrayList<>();
        if (note.timeOutFirstName() != null) {
            names.add(value("/timeOutFirstName", note.timeOutFirstName()));
        }
        if (note.timeOutSecondName() != null) {
            names.add(value("/timeOutSecondName", note.timeOutSecondName()));
        }
        if (!names.isEmpty()) {
            parts.add("by " + String.join(" and ", names));
        }
        if (note.numberingMethod() != null) {
            parts.add("levels counted: " + value("/numberingMethod", note.numberingMethod()));
        }
        return parts.isEmpty() ? null : sentence(String.join(", ", parts));
    }

    private @Nullable String sedation(NoteContent note, @Nullable String sedationName) {
        StringJoiner text = new StringJoiner(" ");
        if (sedationName != null) {
            text.add(sentence(value("/sedationProtocolCode", sedationName)));
        }
        if (note.positionPatient() != null) {
            text.add(sentence("Position: " + value("/positionPatient", note.positionPatient())));
        }
        if (note.antibiotic() != null) {
            text.add(sentence("Antibiotic: " + value("/antibiotic", note.antibiotic())));
        }
        if (note.startedAt() != null) {
            text.add("Start " + value("/startedAt", moment(note.startedAt())) + ".");
        }
        if (note.endedAt() != null) {
            text.add("End " + value("/endedAt", moment(note.endedAt())) + ".");
        }
        return text.length() == 0 ? null : text.toString();
    }

    private static String level(String at, TreatedLevel level) {
        List<String> first = new ArrayList<>();
        if (level.getSide() != null) {
            first.add(value(at + "/side", side(level.getSide())));
        }
        if (level.getApproach() != null) {
            first.add(value(at + "/approach", Words.of(level.getApproach())));
        }
        first.add(
                level.getTechnique() == null ? "treatment" : value(at + "/technique", Words.of(level.getTechnique())));
        List<String> text = new ArrayList<>();
        text.add(String.join(" ", first));
        if (level.getNeedleGauge() != null) {
            text.add(value(at + "/needleGauge", level.getNeedleGauge().toString()) + " G needle");
        }
        balloon(text, at, level);
        cement(text, at, level);
        if (level.getHeightBeforeMm() != null && level.getHeightAfterMm() != null) {
            text.add("height %s to %s mm"
                    .formatted(
                            value(at + "/heightBeforeMm", plain(level.getHeightBeforeMm())),
                            value(at + "/heightAfterMm", plain(level.getHeightAfterMm()))));
        }
        if (level.getKyphoticAngleDegrees() != null) {
            text.add("local kyphotic angle %s°"
                    .formatted(value(at + "/kyphoticAngleDegrees", plain(level.getKyphoticAngleDegrees()))));
        }
        if (Boolean.TRUE.equals(level.getBiopsy())) {
            text.add(value(at + "/biopsy", "biopsy") + " through the same access");
        }
        if (level.getLeak() != null) {
            text.add(leak(at, level, level.getLeak()));
        }
        return sentence(String.join(", ", text));
    }

    private static void balloon(List<String> text, String at, TreatedLevel level) {
        if (level.getBalloonVolumeMl() == null && level.getBalloonPeakPressurePsi() == null) {
            return;
        }
        StringBuilder balloon = new StringBuilder("balloon");
        if (level.getBalloonModel() != null) {
            balloon.append(' ').append(value(at + "/balloonModel", level.getBalloonModel()));
        }
        if (level.getBalloonVolumeMl() != null) {
            balloon.append(' ')
                    .append(value(at + "/balloonVolumeMl", plain(level.getBalloonVolumeMl())))
                    .append(" mL");
        }
        if (level.getBalloonPeakPressurePsi() != null) {
            balloon.append(", peak ")
                    .append(value(at + "/balloonPeakPressurePsi", plain(level.getBalloonPeakPressurePsi())))
                    .append(" psi");
        }
        if (level.getBalloonUnits() != null) {
            balloon.append(", ")
                    .append(value(at + "/balloonUnits", level.getBalloonUnits().toString()))
                    .append(" opened");
        }
        text.add(balloon.toString());
    }

    private static void cement(List<String> text, String at, TreatedLevel level) {
        level.cementTotalMl().ifPresent(total -> {
            List<String> sides = new ArrayList<>();
            if (level.getCementMlLeft() != null) {
                sides.add("left " + value(at + "/cementMlLeft", plain(level.getCementMlLeft())) + " mL");
            }
            if (level.getCementMlRight() != null) {
                sides.add("right " + value(at + "/cementMlRight", plain(level.getCementMlRight())) + " mL");
            }
            String product = level.getCementProduct() == null
                    ? "cement"
                    : value(at + "/cementProduct", level.getCementProduct());
            String lot = level.getCementLot() == null
                    ? ""
                    : " (lot " + value(at + "/cementLot", level.getCementLot()) + unlisted(level) + ")";
            text.add("%s mL %s%s: %s".formatted(plain(total), product, lot, String.join(", ", sides)));
        });
        if (level.getCementUnits() != null) {
            text.add(value(at + "/cementUnits", level.getCementUnits().toString())
                    + (level.getCementUnits() == 1 ? " unit" : " units")
                    + " of cement opened");
        }
        if (level.getCementMixingMinutes() != null) {
            text.add("injected %s min after mixing"
                    .formatted(value(at + "/cementMixingMinutes", plain(level.getCementMixingMinutes()))));
        }
    }

    private static String unlisted(TreatedLevel level) {
        return Boolean.TRUE.equals(level.getLotNotInCatalogue()) ? ", not in the catalogue" : "";
    }

    private static String leak(String at, TreatedLevel level, Leak leak) {
        if (leak == Leak.NONE) {
            return value(at + "/leak", "no cement leak");
        }
        StringBuilder text = new StringBuilder("cement leak ").append(value(at + "/leak", leak.words()));
        if (level.getLeakSite() != null) {
            text.append(" (")
                    .append(value(at + "/leakSite", level.getLeakSite()))
                    .append(')');
        }
        if (level.getLeakSymptomatic() != null) {
            text.append(", ")
                    .append(value(
                            at + "/leakSymptomatic", level.getLeakSymptomatic() ? "symptomatic" : "without symptoms"));
        }
        if (level.getLeakAction() != null) {
            text.append(", ").append(value(at + "/leakAction", level.getLeakAction()));
        }
        return text.toString();
    }

    private static @Nullable String radiation(NoteContent note) {
        List<String> parts = new ArrayList<>();
        if (note.fluoroscopyMinutes() != null) {
            parts.add("Fluoroscopy %s min".formatted(value("/fluoroscopyMinutes", plain(note.fluoroscopyMinutes()))));
        }
        if (note.airKermaMGy() != null) {
            parts.add("reference air kerma %s mGy".formatted(value("/airKermaMGy", plain(note.airKermaMGy()))));
        }
        KapUnit unit = note.kapUnit();
        if (note.kapValue() != null && unit != null) {
            parts.add("kerma–area product %s %s"
                    .formatted(value("/kapValue", plain(note.kapValue())), value("/kapUnit", unit.symbol())));
        }
        if (note.fluoroscopyFrames() != null) {
            parts.add("%s frames"
                    .formatted(
                            value("/fluoroscopyFrames", note.fluoroscopyFrames().toString())));
        }
        return parts.isEmpty() ? null : sentence(String.join(", ", parts));
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    private static String side(Approach side) {
        return side == Approach.BOTH ? "bilateral" : Words.of(side) + "-sided";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
