@NullMarked
package org.rsmi.sample;

import org.jspecify.annotations.NullMarked;
