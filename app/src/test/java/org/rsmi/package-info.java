/// Rules that hold across the packages of RSMI.
@NullMarked
package org.rsmi;

import org.jspecify.annotations.NullMarked;
