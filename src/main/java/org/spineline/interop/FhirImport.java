package org.spineline.interop;

/** Takes in a file of patients. */
public interface FhirImport {
    /**
     * All of the file or nothing; a file that was taken in before changes nothing.
     *
     * @param content a FHIR R4 transaction, batch or collection bundle in JSON, plain or gzip
     * @throws org.spineline.kernel.problem.RuleViolationException {@code import-refused}, with every place found wrong
     */
    ImportReport importBundle(String fileName, byte[] content);
}
