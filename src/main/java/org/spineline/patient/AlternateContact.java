package org.spineline.patient;

import org.jspecify.annotations.Nullable;

/** Somebody close to the patient who may be rung. */
public record AlternateContact(String value, @Nullable String name, @Nullable String relation) {}
