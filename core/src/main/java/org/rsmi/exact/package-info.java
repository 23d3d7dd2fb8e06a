@NullMarked
package org.rsmi.exact;

import org.jspecify.annotations.NullMarked;
