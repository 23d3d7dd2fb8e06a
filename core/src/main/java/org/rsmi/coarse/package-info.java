@NullMarked
package org.rsmi.coarse;

import org.jspecify.annotations.NullMarked;
