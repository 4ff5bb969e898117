package org.spineline.adverse.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spineline.adverse.GradingScheme;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What may be reported and how it is graded; {@code config/clinical/adverse-events.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.adverse-events", ignoreUnknownFields = false)
public record AdverseEventRules(
        @NotBlank String source,
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotBlank String deathNotice,
        @NotEmpty List<@Valid Kind> kinds,
        @NotEmpty Map<GradingScheme, @Valid Scheme> schemes) {
    /** The code for what the list lacks: then it is told in words. */
    public static final String OTHER = "OTHER";

    /** @throws IllegalArgumentException if a scheme or the kind "other" is missing, or something is named twice */
    public AdverseEventRules {
        for (GradingScheme scheme : GradingScheme.values()) {
            Scheme told = schemes.get(scheme);
            if (told == null) {
                throw new IllegalArgumentException("adverse-events.yml says nothing of " + scheme);
            }
            refuseTwice(told.grades().stream().map(Grade::grade).toList(), "grades of " + scheme);
        }
        refuseTwice(kinds.stream().map(Kind::code).toList(), "kinds");
        if (kinds.stream().noneMatch(kind -> kind.code().equals(OTHER))) {
            throw new IllegalArgumentException("adverse-events.yml lacks the kind " + OTHER);
        }
    }

    /** One thing that can happen. */
    public record Kind(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[A-Z0-9_]+") String code,
            @NotBlank @Size(max = 120) String name) {}

    /** One edition of one classification. */
    public record Scheme(@NotBlank String source, @NotEmpty List<@Valid Grade> grades) {}

    /**
     * One grade.
     *
     * @param severity in a word or two
     * @param meaning in own words
     * @param death whether it says that the patient died
     */
    public record Grade(
            @NotBlank @Size(max = 4) String grade,
            @NotBlank String severity,
            @NotBlank String meaning,
            boolean death) {}

    /** Empty if the scheme has no such grade. */
    public Optional<Grade> grade(GradingScheme scheme, String grade) {
        return schemes.get(scheme).grades().stream()
                .filter(one -> one.grade().equals(grade))
                .findFirst();
    }

    /** Empty if the site's list has no such code. */
    public Optional<Kind> kind(String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The grades of a scheme as one writes them in a sentence. */
    public String gradesOf(GradingScheme scheme) {
        return schemes.get(scheme).grades().stream().map(Grade::grade).collect(Collectors.joining(", "));
    }

    /** "SIR 2017 grade 2 (moderate)"; without the word for a grade that has since left the list. */
    public String shown(GradingScheme scheme, String grade) {
        String severity =
                grade(scheme, grade).map(one -> " (" + one.severity() + ")").orElse("");
        return scheme.shown() + " grade " + grade + severity;
    }

    /** The kind in words, with what was added to it. */
    public String shown(EventFacts facts) {
        String name = kind(facts.what()).map(Kind::name).orElse(facts.what());
        if (facts.text() == null) {
            return name;
        }
        return facts.what().equals(OTHER) ? facts.text() : name + ": " + facts.text();
    }

    private static void refuseTwice(List<String> names, String what) {
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("adverse-events.yml names the same twice in the " + what);
        }
    }
}
