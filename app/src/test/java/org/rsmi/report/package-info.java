@NullMarked
package org.rsmi.report;

import org.jspecify.annotations.NullMarked;
