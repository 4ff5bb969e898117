package org.spineline.interop.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How much a file brought; facts are conditions, drugs, allergies and results. */
@Embeddable
public record ImportTally(
        @Column(name = "patients_created", updatable = false) int patientsCreated,
        @Column(name = "patients_updated", updatable = false) int patientsUpdated,
        @Column(name = "patients_unchanged", updatable = false) int patientsUnchanged,
        @Column(name = "facts_created", updatable = false) int factsCreated,
        @Column(name = "facts_updated", updatable = false) int factsUpdated,
        @Column(name = "facts_unchanged", updatable = false) int factsUnchanged,
        @Column(name = "resources_ignored", updatable = false) int resourcesIgnored,
        @Column(name = "warning_count", updatable = false) int warningCount) {}
