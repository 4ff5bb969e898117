package org.spineline.coverage.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.SpineRegion;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.coverage.EvidenceKind;
import org.spineline.episode.CareSetting;
import org.spineline.episode.Indication;
import org.spineline.episode.RedFlag;
import org.spineline.episode.Technique;
import org.spineline.patient.AllergyCategory;
import org.spineline.workup.OfClass;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Payers, contraindications, codes and considerations as the site has them; {@code config/clinical/payer-criteria.yml}. */
@Validated
@ConfigurationProperties(prefix = "clinical.coverage", ignoreUnknownFields = false)
public record CoverageRules(
        @NotBlank String version,
        @NotNull LocalDate effectiveFrom,
        @NotNull LocalDate reviewBy,
        @NotEmpty List<@Valid Statement> statements,
        @NotEmpty List<@Valid Payer> payers,
        @NotNull @Valid Contraindications contraindications,
        @NotNull @Valid Codes codes,
        @NotEmpty List<@Valid Consideration> considerations) {

    /** What only a physician can say. */
    public record Statement(@NotBlank String code, @NotBlank String text) {}

    /**
     * One payer's rules.
     *
     * @param program of prior authorisation, where the payer runs one
     * @param authorizationValidDays days for which an affirmation holds, where the payer says so
     */
    public record Payer(
            @NotBlank String code,
            @NotBlank String name,
            @NotBlank String source,
            @NotBlank String version,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate reviewBy,
            @Nullable String program,
            @Nullable @Min(1) Integer authorizationValidDays,
            @Nullable String note,
            @NotEmpty List<@Valid Criterion> criteria) {}

    /**
     * Something that is asked: read from the record (kind), or made of others (of).
     *
     * @param needs how many of the parts; all when null
     * @param limit of the kind, in its unit: weeks, points, percent, months, years, levels
     * @param ofClasses classes of osteoporotic fracture that speak against stability
     */
    public record Criterion(
            @NotBlank String id,
            @NotBlank String text,
            @Nullable EvidenceKind kind,
            @Nullable @Min(0) Integer limit,
            @Nullable VertebralLevel from,
            @Nullable VertebralLevel to,
            @DefaultValue Set<Indication> indications,
            @DefaultValue Set<CareSetting> settings,
            @DefaultValue Set<AllergyCategory> allergies,
            @DefaultValue Set<OfClass> ofClasses,
            @Nullable RedFlag redFlag,
            @Nullable String statement,
            @Nullable @Min(1) Integer needs,
            @DefaultValue List<@Valid Criterion> of) {
        @AssertTrue(
                message = "a criterion is either read from the record or made of others, and needs no more than it has")
        boolean isSensible() {
            return kind == null ? !of.isEmpty() && needed() <= of.size() : of.isEmpty() && needs == null && has(kind);
        }

        public int needed() {
            return needs == null ? of.size() : needs;
        }

        public Stream<Criterion> self() {
            return Stream.concat(Stream.of(this), of.stream().flatMap(Criterion::self));
        }

        private boolean has(EvidenceKind asked) {
            return switch (asked) {
                case INDICATION -> !indications.isEmpty();
                case SETTING -> !settings.isEmpty();
                case LEVELS_WITHIN -> from != null && to != null && from.compareTo(to) <= 0;
                case ONSET_WITHIN_WEEKS,
                        LEVELS_AT_MOST,
                        PAIN_AT_LEAST,
                        HEIGHT_LOSS_ABOVE,
                        RMDQ_ABOVE,
                        IMAGING_WITHIN_MONTHS -> limit != null;
                case ALLERGY_FREE -> !allergies.isEmpty();
                case RED_FLAG_ABSENT -> redFlag != null;
                case RED_FLAG_EXCLUDED -> redFlag != null && statement != null;
                case NOT_PREGNANT -> redFlag != null && statement != null && limit != null;
                case STABLE -> !ofClasses.isEmpty() && statement != null;
                case CORD_FREE -> to != null && redFlag != null && statement != null;
                case STATEMENT -> statement != null;
                case OEDEMA_OR_UPTAKE,
                        NON_SURGICAL_CARE_INSUFFICIENT,
                        PAIN_WORSENING,
                        HEIGHT_LOSS_PROGRESSIVE,
                        KYPHOTIC_DEFORMITY,
                        CANAL_FREE,
                        COAGULATION_IN_LIMITS -> true;
            };
        }
    }

    public record Contraindications(
            @NotBlank String source,
            @NotEmpty List<@Valid Criterion> absolute,
            @NotEmpty List<@Valid Criterion> relative) {}

    /** Numbers for billing, and how they go together. */
    public record Codes(
            @NotBlank String source,
            @NotEmpty List<@Valid ProcedureCode> procedures,
            @NotBlank String additionalText,
            @NotBlank String bundled,
            @NotEmpty List<@Valid DiagnosisCode> diagnoses) {}

    /**
     * @param first number of the first level in these regions
     * @param additional number of each further level
     */
    public record ProcedureCode(
            @NotEmpty Set<Technique> techniques,
            @NotEmpty Set<SpineRegion> regions,
            @NotBlank String first,
            @NotBlank String additional,
            @NotBlank String text) {}

    /**
     * @param levels to which the number belongs; empty for any
     * @param covered whether payers of the Medicare type list it
     * @param alternative another number for the same, which is not proposed by itself
     * @param oneOf numbers of which one must be billed with it
     */
    public record DiagnosisCode(
            @NotNull Indication indication,
            @DefaultValue Set<VertebralLevel> levels,
            @NotBlank String code,
            @NotBlank String text,
            boolean covered,
            @DefaultValue("false") boolean alternative,
            @DefaultValue List<@NotBlank String> oneOf) {}

    /** What is known of the two techniques on one topic. */
    public record Consideration(
            @NotBlank String topic,
            @NotBlank String vertebroplasty,
            @NotBlank String kyphoplasty,
            @NotBlank String source) {}

    /** A criterion must not wait for a statement nobody can make. */
    @AssertTrue(message = "every criterion names a known statement")
    boolean isComplete() {
        return Stream.of(
                        payers.stream().flatMap(payer -> payer.criteria().stream()),
                        contraindications.absolute().stream(),
                        contraindications.relative().stream())
                .flatMap(criteria -> criteria)
                .flatMap(Criterion::self)
                .map(Criterion::statement)
                .allMatch(statement -> statement == null || knows(statement));
    }

    public boolean knows(String statement) {
        return statements.stream().anyMatch(each -> each.code().equals(statement));
    }

    public Optional<Payer> payer(String code) {
        return payers.stream().filter(payer -> payer.code().equals(code)).findFirst();
    }
}
