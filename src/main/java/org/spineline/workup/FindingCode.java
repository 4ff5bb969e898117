package org.spineline.workup;

/**
 * A finding as another system codes it.
 *
 * @param system the terminology, as a URL
 */
public record FindingCode(String system, String code) {}
