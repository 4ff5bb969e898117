package org.spineline.patient.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Ids;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.encryption.BlindIndex;
import org.spineline.kernel.encryption.Encrypted;
import org.spineline.patient.ContactKind;

/** A way to reach the patient or somebody close. */
@Entity
@Table(name = "patient_contact")
public class PatientContact implements PatientOwned {
    /** Where the keyed hash of a telephone number's end stands. */
    public static final String PHONE_KEY = "patient_contact.phone_key";

    @Id
    private UUID id = Ids.next();

    @Column(name = "patient_id", insertable = false, updatable = false)
    private UUID patientId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private ContactKind kind;

    @Encrypted("patient_contact.contact_value")
    @Column(name = "contact_value")
    private String value;

    @Encrypted("patient_contact.contact_name")
    @Column(name = "contact_name")
    private @Nullable String name;

    @Encrypted("patient_contact.relation")
    @Column(name = "relation")
    private @Nullable String relation;

    /** As the value when it is written; what the database keeps of it tells nothing but whether two are the same. */
    @BlindIndex(value = PHONE_KEY, of = "contact_value", by = PhoneEnd.class)
    @Column(name = "phone_key", updatable = false)
    private @Nullable String phone;

    @Column(name = "preferred")
    private boolean preferred;

    @SuppressWarnings("NullAway.Init")
    protected PatientContact() {}

    @SuppressWarnings("NullAway.Init")
    public PatientContact(
            ContactKind kind, String value, @Nullable String name, @Nullable String relation, boolean preferred) {
        this.kind = kind;
        this.value = value;
        this.phone = value;
        this.name = name;
        this.relation = relation;
        this.preferred = preferred;
    }

    /** Written by the patient's list; known here so that the trail can name the patient. */
    PatientContact of(UUID patient) {
        patientId = patient;
        return this;
    }

    @Override
    public UUID getPatientId() {
        return patientId;
    }

    public UUID getId() {
        return id;
    }

    public ContactKind getKind() {
        return kind;
    }

    public String getValue() {
        return value;
    }

    public @Nullable String getName() {
        return name;
    }

    public @Nullable String getRelation() {
        return relation;
    }

    public boolean isPreferred() {
        return preferred;
    }
}
