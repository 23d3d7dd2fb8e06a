/// What an ensemble of runs says, read from its folder alone: operators, symmetries, phases,
/// exponents.
@NullMarked
package org.rsmi.analysis;

import org.jspecify.annotations.NullMarked;
