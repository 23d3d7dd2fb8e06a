package org.rsmi.report;

/// A picture of a size, to be put into a file.
///
/// @param title its name
/// @param description what it shows, for those who cannot see it
/// @param width in points
/// @param height in points
record Canvas(String title, String description, Picture picture, double width, double height) {}
