@NullMarked
package org.rsmi.ensemble;

import org.jspecify.annotations.NullMarked;
