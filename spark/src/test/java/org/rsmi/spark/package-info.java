@NullMarked
package org.rsmi.spark;

import org.jspecify.annotations.NullMarked;
