/// Pairs of variables whose information is known exactly: what estimators are judged by.
@NullMarked
package org.rsmi.oracle;

import org.jspecify.annotations.NullMarked;
