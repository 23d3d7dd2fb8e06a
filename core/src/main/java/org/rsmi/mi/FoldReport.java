package org.rsmi.mi;

/// What the critics of one fold say of its report set.
///
/// @param terms `[report rows]`, the bound of all critics stacked, by row, nats
/// @param bySeed `[seeds]`, the bound of the critics of one seed stacked, nats
/// @param shifts pairs that do not belong together
/// @param steps training steps behind it
record FoldReport(double[] terms, double[] bySeed, ShiftTest shifts, long steps) {}
