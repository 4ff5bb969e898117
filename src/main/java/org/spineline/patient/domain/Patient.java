package org.spineline.patient.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.ContactKind;
import org.spineline.patient.VoicemailRule;

/** A person in our care, with what is known of them. Null is "not recorded". */
@Entity
@Table(name = "patient")
public class Patient extends Aggregate implements PatientOwned {
    private static final int MRN_LENGTH = 40;

    @Column(name = "mrn")
    private String mrn;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "former_name")
    private @Nullable String formerName;

    /** Family and given name as they are sorted. */
    @Column(name = "name_key")
    private String nameKey;

    /** The record number as it is searched for. */
    @Column(name = "mrn_key")
    private String mrnKey;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    @Column(name = "sex")
    private AdministrativeSex sex;

    @Column(name = "language")
    private String language;

    @Column(name = "interpreter_needed")
    private boolean interpreterNeeded;

    @Enumerated(EnumType.STRING)
    @Column(name = "voicemail_rule")
    private VoicemailRule voicemailRule;

    @Column(name = "email_consent")
    private @Nullable Boolean emailConsent;

    @Column(name = "weight_kg")
    private @Nullable BigDecimal weightKg;

    @Column(name = "height_cm")
    private @Nullable BigDecimal heightCm;

    @Encrypted("patient.address_line")
    @Column(name = "address_line")
    private @Nullable String addressLine;

    @Encrypted("patient.city")
    @Column(name = "city")
    private @Nullable String city;

    @Encrypted("patient.postal_code")
    @Column(name = "postal_code")
    private @Nullable String postalCode;

    @Column(name = "deceased")
    private boolean deceased;

    /** The record this one became part of. */
    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    /** Counts the merges this record gained or lost by, so that whoever read it before is told. */
    @Column(name = "merge_count")
    private int mergeCount;

    @SuppressWarnings("NullAway.Init")
    protected Patient() {}

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "patient_id", nullable = false, updatable = false)
    @BatchSize(size = 100)
    private Set<PatientContact> contacts = new HashSet<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "patient_id", nullable = false, updatable = false)
    @BatchSize(size = 100)
    private Set<PatientAllergy> allergies = new HashSet<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "patient_id", nullable = false, updatable = false)
    @BatchSize(size = 100)
    private Set<PatientCondition> conditions = new HashSet<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "patient_id", nullable = false, updatable = false)
    @BatchSize(size = 100)
    private Set<PatientMedication> medications = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "patient_identifier", joinColumns = @JoinColumn(name = "patient_id"))
    @BatchSize(size = 100)
    private Set<PatientIdentifier> identifiers = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "patient_name_trigram", joinColumns = @JoinColumn(name = "patient_id"))
    @Column(name = "trigram")
    @BatchSize(size = 100)
    private Set<String> trigrams = new HashSet<>();

    public Patient(Demographics told) {
        becomes(told);
    }

    /** The demographics as they are now; contacts and hand-entered allergies are replaced, imported ones stay. */
    public void becomes(Demographics told) {
        mrn = told.mrn();
        familyName = told.familyName();
        givenName = told.givenName();
        formerName = told.formerName();
        nameKey = NameTrigrams.sortKey(familyName, givenName);
        mrnKey = searchable(mrn);
        birthDate = told.birthDate();
        sex = told.sex();
        language = told.language();
        interpreterNeeded = told.interpreterNeeded();
        voicemailRule = told.voicemailRule();
        emailConsent = told.emailConsent();
        weightKg = told.weightKg();
        heightCm = told.heightCm();
        addressLine = told.addressLine();
        city = told.city();
        postalCode = told.postalCode();
        contacts.clear();
        told.contacts().forEach(contact -> contacts.add(contact.of(getId())));
        allergies.removeIf(allergy -> allergy.getSourceId() == null);
        told.allergies().forEach(allergy -> allergies.add(allergy.of(getId())));
        Set<String> folded = NameTrigrams.of(familyName, givenName, formerName == null ? "" : formerName);
        trigrams.retainAll(folded);
        trigrams.addAll(folded);
    }

    /** As record numbers are compared: a few letters grow when their case changes, the column does not. */
    private static String searchable(String mrn) {
        String key = mrn.toLowerCase(Locale.ROOT);
        return key.length() <= MRN_LENGTH ? key : key.substring(0, MRN_LENGTH);
    }

    public void died() {
        deceased = true;
    }

    public void isAlsoKnownAs(PatientIdentifier identifier) {
        identifiers.add(identifier);
    }

    /** @return what became of it */
    public Taken take(PatientCondition told) {
        return merge(
                conditions.stream()
                        .filter(known -> known.getSourceId().equals(told.getSourceId()))
                        .findFirst(),
                known -> known.tellsTheSameAs(told),
                known -> known.becomes(told),
                () -> conditions.add(told.of(getId())));
    }

    /** @return what became of it */
    public Taken take(PatientMedication told) {
        return merge(
                medications.stream()
                        .filter(known -> known.getSourceId().equals(told.getSourceId()))
                        .findFirst(),
                known -> known.tellsTheSameAs(told),
                known -> known.becomes(told),
                () -> medications.add(told.of(getId())));
    }

    /** @return what became of it; an imported allergy is never changed by a later import */
    public Taken take(PatientAllergy told) {
        return merge(
                allergies.stream()
                        .filter(known ->
                                told.getSourceId() != null && told.getSourceId().equals(known.getSourceId()))
                        .findFirst(),
                known -> true,
                known -> {},
                () -> allergies.add(told.of(getId())));
    }

    private static <T> Taken merge(Optional<T> known, Predicate<T> same, Consumer<T> update, Runnable create) {
        if (known.isEmpty()) {
            create.run();
            return Taken.CREATED;
        }
        if (same.test(known.get())) {
            return Taken.UNCHANGED;
        }
        update.accept(known.get());
        return Taken.UPDATED;
    }

    /** What an import did with one fact. */
    public enum Taken {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    @Override
    public UUID getPatientId() {
        return getId();
    }

    public List<PatientContact> getContacts() {
        return contacts.stream()
                .sorted(Comparator.comparing(PatientContact::isPreferred)
                        .reversed()
                        .thenComparing(PatientContact::getKind)
                        .thenComparing(PatientContact::getValue))
                .toList();
    }

    public List<PatientAllergy> getAllergies() {
        return allergies.stream()
                .sorted(Comparator.comparing(PatientAllergy::getSubstance))
                .toList();
    }

    /** Active ones first. */
    public List<PatientCondition> getConditions() {
        return conditions.stream()
                .sorted(Comparator.comparing(PatientCondition::isActive)
                        .reversed()
                        .thenComparing(PatientCondition::getDisplay)
                        .thenComparing(PatientCondition::getSourceId))
                .toList();
    }

    /** Active ones first. */
    public List<PatientMedication> getMedications() {
        return medications.stream()
                .sorted(Comparator.comparing(PatientMedication::isActive)
                        .reversed()
                        .thenComparing(PatientMedication::getName)
                        .thenComparing(PatientMedication::getSourceId))
                .toList();
    }

    public List<PatientIdentifier> getIdentifiers() {
        return identifiers.stream()
                .sorted(Comparator.comparing(PatientIdentifier::system).thenComparing(PatientIdentifier::value))
                .toList();
    }

    /** The number to ring: the preferred one, else a mobile, else a fixed line. */
    public Optional<String> phone() {
        return getContacts().stream()
                .filter(contact -> contact.getKind() == ContactKind.MOBILE || contact.getKind() == ContactKind.PHONE)
                .min(Comparator.comparing(PatientContact::isPreferred)
                        .reversed()
                        .thenComparing(contact -> contact.getKind() == ContactKind.MOBILE ? 0 : 1))
                .map(PatientContact::getValue);
    }

    /** The address to write to: the preferred one, else the first. */
    public Optional<String> email() {
        return getContacts().stream()
                .filter(contact -> contact.getKind() == ContactKind.EMAIL)
                .map(PatientContact::getValue)
                .findFirst();
    }

    /** This record is read on, but no longer written: whatever comes next belongs to the other. */
    public void mergedInto(UUID survivor) {
        requireCurrent();
        mergedInto = survivor;
    }

    /** A record of its own again. */
    public void separated() {
        mergedInto = null;
    }

    /** What belongs to this record has changed by a merge or its undoing. */
    public void gained() {
        mergeCount++;
    }

    /** @throws ConflictException if this record became part of another */
    public void requireCurrent() {
        if (mergedInto != null) {
            throw new ConflictException(
                    "patient-merged",
                    "This record was merged into another one. Open that one and go on there.",
                    Map.of("patientId", getId(), "mergedInto", mergedInto));
        }
    }

    public @Nullable UUID getMergedInto() {
        return mergedInto;
    }

    public String getMrn() {
        return mrn;
    }

    public String getFamilyName() {
        return familyName;
    }

    public String getGivenName() {
        return givenName;
    }

    public @Nullable String getFormerName() {
        return formerName;
    }

    public LocalDate getBirthDate() {
        return birthDate;
    }

    public AdministrativeSex getSex() {
        return sex;
    }

    public String getLanguage() {
        return language;
    }

    public boolean isInterpreterNeeded() {
        return interpreterNeeded;
    }

    public VoicemailRule getVoicemailRule() {
        return voicemailRule;
    }

    /** Null is "never asked". */
    public @Nullable Boolean getEmailConsent() {
        return emailConsent;
    }

    public @Nullable BigDecimal getWeightKg() {
        return weightKg;
    }

    public @Nullable BigDecimal getHeightCm() {
        return heightCm;
    }

    public @Nullable String getAddressLine() {
        return addressLine;
    }

    public @Nullable String getCity() {
        return city;
    }

    public @Nullable String getPostalCode() {
        return postalCode;
    }

    public boolean isDeceased() {
        return deceased;
    }
}
