/// An experiment as a grid of independent, resumable runs.
@NullMarked
package org.rsmi.ensemble;

import org.jspecify.annotations.NullMarked;
