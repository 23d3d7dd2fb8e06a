@NullMarked
package org.rsmi.mi;

import org.jspecify.annotations.NullMarked;
