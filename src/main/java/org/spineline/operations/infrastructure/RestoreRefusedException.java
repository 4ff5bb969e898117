package org.spineline.operations.infrastructure;

/** Said to whoever runs the command; a sentence that says what to do. */
final class RestoreRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RestoreRefusedException(String sentence) {
        super(sentence);
    }
}
