package org.spineline.episode.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A relative contraindication and the sentence with which the radiologist answered it. */
@Embeddable
public record Contraindication(
        @NotBlank @Size(max = 40) @Column(name = "code") String code,
        @NotBlank @Size(max = 1000) @Column(name = "note") String note) {}
