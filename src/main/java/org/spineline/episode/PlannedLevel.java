package org.spineline.episode;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import org.spineline.anatomy.VertebralLevel;

/** A vertebra to be treated, and through which pedicle. */
@Embeddable
public record PlannedLevel(
        @NotNull @Enumerated(EnumType.STRING) @Column(name = "vertebral_level") VertebralLevel level,
        @NotNull @Enumerated(EnumType.STRING) @Column(name = "approach") Approach approach) {}
