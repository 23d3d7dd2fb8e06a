/// The experiments of the papers: what is shown, what is compared with what, and the verdict. It
/// judges runs and findings that are there, and neither makes runs nor touches files.
@NullMarked
package org.rsmi.reproduction;

import org.jspecify.annotations.NullMarked;
