@NullMarked
package org.rsmi.num;

import org.jspecify.annotations.NullMarked;
