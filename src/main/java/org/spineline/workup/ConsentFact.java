package org.spineline.workup;

import java.util.List;
import org.spineline.anatomy.VertebralLevel;

/**
 * How consent stands and for what.
 *
 * @param levels in anatomical order
 */
public record ConsentFact(ConsentStatus status, List<VertebralLevel> levels) {}
