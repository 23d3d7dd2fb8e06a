/// Tests of how experiment files become records.
@NullMarked
package org.rsmi.spec;

import org.jspecify.annotations.NullMarked;
