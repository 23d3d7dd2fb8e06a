@NullMarked
package org.rsmi.result;

import org.jspecify.annotations.NullMarked;
