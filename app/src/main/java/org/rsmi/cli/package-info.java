/// Commands, flags, clocks, exit codes and the only output to the terminal.
@NullMarked
package org.rsmi.cli;

import org.jspecify.annotations.NullMarked;
