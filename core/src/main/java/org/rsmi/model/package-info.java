@NullMarked
package org.rsmi.model;

import org.jspecify.annotations.NullMarked;
