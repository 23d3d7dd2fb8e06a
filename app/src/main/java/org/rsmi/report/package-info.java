/// Results as text, as a page and as figures. Renders what `result` holds; computes no statistic.
@NullMarked
package org.rsmi.report;

import org.jspecify.annotations.NullMarked;
