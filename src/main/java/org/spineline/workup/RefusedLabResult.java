package org.spineline.workup;

/** A result that cannot be true as told, and why. */
public record RefusedLabResult(String path, String message) {}
