package org.spineline.episode;

/**
 * Something in the record that stands against the procedure.
 *
 * @param code under which a relative one is answered
 * @param absolute whether it rules the procedure out; a relative one demands a sentence
 * @param reason a sentence with the fact it rests on
 */
public record VettingConcern(String code, boolean absolute, String reason) {}
