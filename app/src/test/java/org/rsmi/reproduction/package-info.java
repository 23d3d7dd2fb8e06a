@NullMarked
package org.rsmi.reproduction;

import org.jspecify.annotations.NullMarked;
