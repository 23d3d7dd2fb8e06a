/// The tasks of an experiment as one Spark job; knows nothing of how a task is done.
@NullMarked
package org.rsmi.spark;

import org.jspecify.annotations.NullMarked;
