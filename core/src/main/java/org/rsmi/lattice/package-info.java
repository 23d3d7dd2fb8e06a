@NullMarked
package org.rsmi.lattice;

import org.jspecify.annotations.NullMarked;
