@NullMarked
package org.rsmi.net;

import org.jspecify.annotations.NullMarked;
