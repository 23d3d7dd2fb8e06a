/// From an experiment file to records: TOML is read into a tree, a grid is laid over it, and
/// tables are bound to records by the names of their components. Knows shapes, names no class of
/// the domain.
@NullMarked
package org.rsmi.spec;

import org.jspecify.annotations.NullMarked;
