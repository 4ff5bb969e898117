package org.spineline.kernel.problem;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer into the request body, such as {@code /levels/0/level}; for a query or path
 *     parameter its name behind a {@code #}, such as {@code #size}
 * @param message a sentence for the person at the form
 */
public record FieldError(String pointer, String message) {}
