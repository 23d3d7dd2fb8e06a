@NullMarked
package org.rsmi.cli;

import org.jspecify.annotations.NullMarked;
