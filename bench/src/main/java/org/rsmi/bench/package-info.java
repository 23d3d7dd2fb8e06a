/// JMH benchmarks of the numeric kernels; `bench/run` starts them.
@NullMarked
package org.rsmi.bench;

import org.jspecify.annotations.NullMarked;
