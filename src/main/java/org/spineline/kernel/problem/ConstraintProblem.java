package org.spineline.kernel.problem;

/** Declared as a bean: what a violated database constraint means to the user (409). */
public record ConstraintProblem(String constraintName, String code, String detail) {}
